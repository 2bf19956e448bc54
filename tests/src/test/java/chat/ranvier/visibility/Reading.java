package chat.ranvier.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.ReadMembers;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventContext;
import chat.ranvier.application.timeline.EventPage;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.ServerView;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.testing.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One user's ways to read a room, held against the book. */
record Reading(
    ReadRoom room,
    ByTheBook book,
    List<StoredEvent> all,
    UserId user,
    Random random,
    Requester requester,
    SortedMap<Integer, Boolean> visible) {
  private static final SyncFilter WHOLE = withLeft(1_000);
  private static final SyncFilter SHORT = withLeft(1);

  Reading(ReadRoom room, ByTheBook book, List<StoredEvent> all, UserId user, Random random) {
    this(room, book, all, user, random, ReadRoom.requester(user), book.visible(user));
  }

  private static SyncFilter withLeft(int limit) {
    return new SyncFilter(
        JsonObject.of(
            "room",
            JsonObject.of("include_leave", JsonBoolean.TRUE)
                .with("timeline", JsonObject.of("limit", new JsonInteger(limit)))));
  }

  /** What the user is told who has asked before, or not. */
  static SyncAnswer sync(ReadRoom room, UserId user, Optional<SyncPosition> since) {
    return sync(room, user, since, WHOLE);
  }

  private List<EventId> visibleIds() {
    return visible.keySet().stream().map(book::id).toList();
  }

  /** Whether the user is shown all that they may see, and not only nothing else. */
  private boolean isExact() {
    return book.isThere(user) || book.isCertain(user);
  }

  /** Pages go by depth, so that only in a line of events they have the order of the timeline. */
  private void checkAll(String how, List<EventId> read) {
    assertThat(read).as("%s of %s", how, user).doesNotHaveDuplicates().isSubsetOf(visibleIds());
    if (isExact()) {
      assertThat(read).as("%s of %s", how, user).hasSameSizeAs(visibleIds());
    }
    if (!book.isForked()) {
      assertThat(read).as("%s of %s", how, user).isEqualTo(visibleIds());
    }
  }

  void check() {
    checkView();
    checkSingleEvents();
    checkPages(Direction.BACKWARD);
    checkPages(Direction.FORWARD);
    checkState();
    if (user.server().equals(ReadRoom.SERVER)) {
      checkSync(WHOLE);
      checkSync(SHORT);
    }
  }

  private void checkView() {
    RoomView view = room.visibility.view(room.snapshot(), Reader.of(requester));
    checkAll(
        "the view", view.show(all).stream().map(shown -> shown.event().event().eventId()).toList());
  }

  private void checkSingleEvents() {
    for (int i = 0; i < book.size(); i++) {
      EventId id = book.id(i);
      Optional<ClientEvent> found =
          attempt(ErrorCode.NOT_FOUND, () -> room.event.handle(requester, room.room, id));
      if (isExact() || found.isPresent()) {
        assertThat(found.isPresent())
            .as("%s reads %s, number %d", user, all.get(i).event(), i)
            .isEqualTo(visible.containsKey(i));
      }
      if (found.isPresent()) {
        checkForm(found.get(), i);
        checkContext(id);
      }
    }
  }

  /** What was erased is shown in outline. */
  private void checkForm(ClientEvent shown, int i) {
    boolean isWhole = visible.getOrDefault(i, false);
    assertThat(shown.json().object("content"))
        .as("what %s is shown of %s", user, all.get(i).event())
        .contains(isWhole ? all.get(i).event().content() : all.get(i).event().redacted().content());
  }

  private void checkContext(EventId id) {
    EventContext context = room.context.handle(requester, room.room, id, 6, EventFilter.ALL);
    Stream.concat(context.before().stream(), context.after().stream())
        .forEach(event -> assertThat(visibleIds()).contains(id(event)));
    if (book.states(user).isEmpty()) {
      assertThat(context.state()).as("state for %s, an outsider", user).isEmpty();
    }
  }

  private void checkPages(Direction direction) {
    List<EventId> read = new ArrayList<>();
    Optional<TimelineToken> from = Optional.empty();
    do {
      ReadMessages.Query query =
          new ReadMessages.Query(
              room.room, direction, from, Optional.empty(), 1 + random.nextInt(7), EventFilter.ALL);
      Optional<EventPage> page =
          attempt(ErrorCode.FORBIDDEN, () -> room.messages.handle(requester, query));
      if (page.isEmpty()) {
        assertThat(isExact() && book.states(user).isPresent()).as("%s may read", user).isFalse();
        return;
      }
      for (ClientEvent event : page.get().chunk()) {
        read.add(id(event));
        checkForm(event, indexOf(id(event)));
      }
      from = page.get().end();
    } while (from.isPresent());
    assertThat(book.states(user)).as("%s may read", user).isPresent();
    checkAll("pages", direction == Direction.FORWARD ? read : read.reversed());
  }

  private int indexOf(EventId id) {
    for (int i = 0; i < book.size(); i++) {
      if (book.id(i).equals(id)) {
        return i;
      }
    }
    throw new AssertionError(id + " is no event of the room");
  }

  private void checkState() {
    Optional<Set<EventId>> shown =
        attempt(ErrorCode.FORBIDDEN, () -> ids(room.state.all(requester, room.room)));
    Optional<List<Set<EventId>>> states = book.states(user);
    if (isExact()) {
      assertThat(shown.isPresent()).as("state for %s", user).isEqualTo(states.isPresent());
    }
    shown.ifPresent(ids -> assertThat(states.orElseThrow()).as("state for %s", user).contains(ids));
    ReadMembers.Query everybody =
        new ReadMembers.Query(Optional.empty(), Optional.empty(), Optional.empty());
    Optional<Set<EventId>> members =
        attempt(
            ErrorCode.FORBIDDEN, () -> ids(room.members.handle(requester, room.room, everybody)));
    assertThat(members.isPresent()).as("members for %s", user).isEqualTo(shown.isPresent());
    assertThat(members.orElse(Set.of())).isSubsetOf(shown.orElse(Set.of()));
    assertThat(
            attempt(ErrorCode.FORBIDDEN, () -> room.members.joined(requester, room.room))
                .isPresent())
        .as("members for %s, who is there", user)
        .isEqualTo(book.isThere(user));
  }

  private void checkSync(SyncFilter filter) {
    SyncAnswer answer = sync(room, user, Optional.empty(), filter);
    List<RoomUpdate> updates =
        Stream.concat(answer.joined().values().stream(), answer.left().values().stream()).toList();
    for (RoomUpdate update : updates) {
      List<EventId> told = update.timeline().events().stream().map(e -> id(e)).toList();
      assertThat(told).as("initial sync of %s", user).isSubsetOf(visibleIds());
      update.timeline().events().forEach(event -> checkForm(event, indexOf(id(event))));
      if (book.isThere(user) && filter.equals(WHOLE)) {
        checkAll("initial sync", told);
      }
      assertThat(ids(update.state()))
          .as("state for %s, in sync", user)
          .isSubsetOf(book.seenInTime(user));
    }
  }

  private static Set<EventId> ids(List<ClientEvent> events) {
    Set<EventId> ids = newSet();
    events.forEach(event -> ids.add(id(event)));
    return ids;
  }

  private interface Question<T> {
    T ask();
  }

  /** The answer; none where it is refused as expected. */
  private static <T> Optional<T> attempt(ErrorCode refusal, Question<T> question) {
    try {
      return Optional.of(question.ask());
    } catch (MatrixFailure failure) {
      assertThat(failure.code()).isEqualTo(refusal);
      return Optional.empty();
    }
  }

  static EventId id(ClientEvent event) {
    return EventId.parse(event.json().string("event_id").orElseThrow());
  }

  static SyncAnswer sync(
      ReadRoom room, UserId user, Optional<SyncPosition> since, SyncFilter filter) {
    return room.sync.handle(
        new Sync.Command(
            new SyncRequest(ReadRoom.requester(user), since, filter, false, false), Duration.ZERO));
  }

  /** The ids of what the user may see. */
  static Set<EventId> visible(ByTheBook book, UserId user) {
    Set<EventId> visible = newSet();
    book.visible(user).keySet().forEach(i -> visible.add(book.id(i)));
    return visible;
  }

  private static Set<EventId> newSet() {
    return new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  }

  /** What other servers are sent. */
  static void checkServers(ReadRoom room, ByTheBook book, List<StoredEvent> all) {
    for (ServerName server : List.of(People.THERE, new ServerName("nowhere.example"))) {
      ServerView view = room.visibility.view(room.snapshot(), server);
      for (int i = 0; i < all.size(); i++) {
        StoredEvent event = all.get(i);
        assertThat(view.show(event).json())
            .as("what %s gets of %s, number %d", server, event.event(), i)
            .isEqualTo(
                book.isWholeFor(server, i)
                    ? event.event().json()
                    : event.event().redacted().json());
      }
    }
  }
}
