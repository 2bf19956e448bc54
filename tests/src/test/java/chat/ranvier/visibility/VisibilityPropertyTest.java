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
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventContext;
import chat.ranvier.application.timeline.EventPage;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.ServerView;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.application.timeline.VisibleEvent;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/*
 * Random rooms, in which people of two servers come and go, are invited, kicked and banned, talk, ignore
 * one another and give their accounts up, while the history visibility changes. Then everybody, one who was
 * never there included, reads the room in every way there is, and is shown neither more nor less than a
 * plain reading of the specification allows.
 *
 * Other servers leaked here: CVE-2024-53867 (state to users who had left), CVE-2021-39163 and 39164
 * (members to strangers), the two advisories on sliding sync after a kick.
 */
final class VisibilityPropertyTest {
  private static final ServerName THERE = new ServerName("there.example");
  private static final UserId ALICE = UserId.of("alice", ReadRoom.SERVER);
  private static final UserId STRANGER = UserId.of("stranger", ReadRoom.SERVER);
  private static final List<UserId> PEOPLE =
      List.of(
          ALICE,
          UserId.of("bob", ReadRoom.SERVER),
          UserId.of("carol", ReadRoom.SERVER),
          UserId.of("dave", THERE),
          UserId.of("erin", THERE));
  private static final List<String> VISIBILITIES =
      List.of("world_readable", "shared", "invited", "joined", "who knows");
  private static final SyncFilter WHOLE = withLeft(1_000);
  private static final SyncFilter SHORT = withLeft(1);

  private static SyncFilter withLeft(int limit) {
    return new SyncFilter(
        JsonObject.of(
            "room",
            JsonObject.of("include_leave", JsonBoolean.TRUE)
                .with("timeline", JsonObject.of("limit", new JsonInteger(limit)))));
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("visibility.seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everybodyIsShownWhatTheSpecificationSaysByEveryWayToRead(long seed) {
    Random random = new Random(seed);
    ReadRoom room = new ReadRoom(ALICE);
    Map<UserId, SyncPosition> places = new HashMap<>();
    Map<UserId, Set<EventId>> synced = new HashMap<>();
    Set<UserId> erased = erase(room, random);
    Map<UserId, Set<UserId>> ignored = ignore(room, random);
    int steps = 10 + random.nextInt(50);
    for (int i = 0; i < steps; i++) {
      act(room, random);
      if (random.nextInt(6) == 0) {
        poll(room, PEOPLE.get(random.nextInt(3)), places, synced);
      }
    }
    List<StoredEvent> all = room.all();
    ByTheBook book = new ByTheBook(all, ignored, erased);
    Stream.concat(PEOPLE.stream(), Stream.of(STRANGER))
        .forEach(user -> new Reading(room, book, all, user, random).check());
    synced.forEach(
        (user, told) ->
            assertThat(told).as("%s was told by sync", user).isSubsetOf(visible(book, user)));
    checkServers(room, book, all);
  }

  private static Set<UserId> erase(ReadRoom room, Random random) {
    Set<UserId> erased =
        PEOPLE.subList(1, 3).stream()
            .filter(user -> random.nextInt(3) == 0)
            .collect(Collectors.toSet());
    erased.forEach(room::erase);
    return erased;
  }

  private static Map<UserId, Set<UserId>> ignore(ReadRoom room, Random random) {
    Map<UserId, Set<UserId>> ignored = new HashMap<>();
    for (UserId user : PEOPLE.subList(0, 3)) {
      Set<UserId> others =
          PEOPLE.stream()
              .filter(other -> !other.equals(user) && random.nextInt(8) == 0)
              .collect(Collectors.toSet());
      room.ignore(user, others);
      ignored.put(user, others);
    }
    return ignored;
  }

  private static void act(ReadRoom room, Random random) {
    UserId one = PEOPLE.get(random.nextInt(PEOPLE.size()));
    UserId other = PEOPLE.get(random.nextInt(PEOPLE.size()));
    switch (random.nextInt(12)) {
      case 0, 1 -> member(room, one, one, "join", random);
      case 2 -> member(room, one, one, "leave", random);
      case 3, 4 -> member(room, ALICE, other, "invite", random);
      case 5 -> member(room, ALICE, other, "leave", random);
      case 6 -> member(room, ALICE, other, random.nextBoolean() ? "ban" : "leave", random);
      case 7, 8 ->
          room.state(
              ALICE,
              "m.room.history_visibility",
              "",
              JsonObject.of("history_visibility", VISIBILITIES.get(random.nextInt(5))));
      case 9 -> room.state(ALICE, "m.room.topic", "", JsonObject.of("topic", text(random)));
      default -> room.message(one, text(random));
    }
  }

  private static void member(
      ReadRoom room, UserId sender, UserId target, String membership, Random random) {
    if (!target.equals(ALICE) || !membership.equals("leave")) {
      JsonObject content = JsonObject.of("membership", membership).with("reason", text(random));
      room.state(sender, "m.room.member", target.value(), content);
    }
  }

  private static String text(Random random) {
    return "text " + random.nextInt();
  }

  /** What a client that polls now and then is told; the state beside it is looked at, too. */
  private static void poll(
      ReadRoom room,
      UserId user,
      Map<UserId, SyncPosition> places,
      Map<UserId, Set<EventId>> synced) {
    SyncAnswer answer = sync(room, user, Optional.ofNullable(places.get(user)), WHOLE);
    places.put(user, answer.next());
    Set<EventId> told = synced.computeIfAbsent(user, key -> newSet());
    Stream.concat(answer.joined().values().stream(), answer.left().values().stream())
        .forEach(update -> update.timeline().events().forEach(event -> told.add(id(event))));
  }

  private static SyncAnswer sync(
      ReadRoom room, UserId user, Optional<SyncPosition> since, SyncFilter filter) {
    return room.sync.handle(
        new Sync.Command(ReadRoom.requester(user), since, Duration.ZERO, filter, false, false));
  }

  private static Set<EventId> visible(ByTheBook book, UserId user) {
    Set<EventId> visible = newSet();
    book.visible(user).keySet().forEach(i -> visible.add(book.id(i)));
    return visible;
  }

  private static Set<EventId> newSet() {
    return new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  }

  private static EventId id(ClientEvent event) {
    return EventId.parse(event.json().string("event_id").orElseThrow());
  }

  private static void checkServers(ReadRoom room, ByTheBook book, List<StoredEvent> all) {
    for (ServerName server : List.of(THERE, new ServerName("nowhere.example"))) {
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

  /** One user's ways to read the room. */
  private record Reading(
      ReadRoom room,
      ByTheBook book,
      List<StoredEvent> all,
      UserId user,
      Random random,
      Requester requester,
      SortedMap<Integer, Boolean> visible) {
    Reading(ReadRoom room, ByTheBook book, List<StoredEvent> all, UserId user, Random random) {
      this(room, book, all, user, random, ReadRoom.requester(user), book.visible(user));
    }

    private List<EventId> visibleIds() {
      return visible.keySet().stream().map(book::id).toList();
    }

    void check() {
      checkView();
      checkSingleEvents();
      checkPages(Direction.BACKWARD);
      checkPages(Direction.FORWARD);
      checkState();
      if (PEOPLE.indexOf(user) < 3) {
        checkSync(WHOLE);
        checkSync(SHORT);
      }
    }

    private void checkView() {
      RoomView view = room.visibility.view(room.snapshot(), Reader.of(requester));
      assertThat(view.show(all).stream().map(VisibleEvent::event).map(e -> e.event().eventId()))
          .as("what %s sees", user)
          .isEqualTo(visibleIds());
    }

    private void checkSingleEvents() {
      for (int i = 0; i < book.size(); i++) {
        EventId id = book.id(i);
        Optional<ClientEvent> found =
            attempt(ErrorCode.NOT_FOUND, () -> room.event.handle(requester, room.room, id));
        assertThat(found.isPresent())
            .as("%s reads %s, number %d", user, all.get(i).event(), i)
            .isEqualTo(visible.containsKey(i));
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
          .contains(
              isWhole ? all.get(i).event().content() : all.get(i).event().redacted().content());
    }

    private void checkContext(EventId id) {
      EventContext context = room.context.handle(requester, room.room, id, 6, EventFilter.ALL);
      Stream.concat(context.before().stream(), context.after().stream())
          .forEach(event -> assertThat(visibleIds()).contains(id(event)));
      if (book.state(user).isEmpty()) {
        assertThat(context.state()).as("state for %s, an outsider", user).isEmpty();
      }
    }

    private void checkPages(Direction direction) {
      List<EventId> read = new ArrayList<>();
      Optional<TimelineToken> from = Optional.empty();
      do {
        ReadMessages.Query query =
            new ReadMessages.Query(
                room.room,
                direction,
                from,
                Optional.empty(),
                1 + random.nextInt(7),
                EventFilter.ALL);
        Optional<EventPage> page =
            attempt(ErrorCode.FORBIDDEN, () -> room.messages.handle(requester, query));
        if (page.isEmpty()) {
          assertThat(book.state(user)).as("%s may not read", user).isEmpty();
          return;
        }
        for (ClientEvent event : page.get().chunk()) {
          read.add(id(event));
          checkForm(event, indexOf(id(event)));
        }
        from = page.get().end();
      } while (from.isPresent());
      assertThat(book.state(user)).as("%s may read", user).isPresent();
      assertThat(direction == Direction.FORWARD ? read : read.reversed())
          .as("pages of %s, %s", user, direction)
          .isEqualTo(visibleIds());
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
      assertThat(shown).as("state for %s", user).isEqualTo(book.state(user));
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
          Stream.concat(answer.joined().values().stream(), answer.left().values().stream())
              .toList();
      for (RoomUpdate update : updates) {
        List<EventId> told = update.timeline().events().stream().map(e -> id(e)).toList();
        assertThat(visibleIds()).as("initial sync of %s", user).containsAll(told);
        update.timeline().events().forEach(event -> checkForm(event, indexOf(id(event))));
        if (book.isThere(user) && filter.equals(WHOLE)) {
          assertThat(told).isEqualTo(visibleIds());
        }
        Set<EventId> seenInTime = book.state(user).map(state -> upTo(state)).orElse(Set.of());
        assertThat(seenInTime).as("state for %s, in sync", user).containsAll(ids(update.state()));
      }
    }

    /** All state events no later than the newest of these. */
    private Set<EventId> upTo(Set<EventId> state) {
      int newest = state.stream().mapToInt(this::indexOf).max().orElse(-1);
      Set<EventId> ids = newSet();
      for (int i = 0; i <= newest; i++) {
        ids.add(book.id(i));
      }
      return ids;
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
}
