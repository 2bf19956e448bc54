package chat.ranvier.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.application.sync.SyncAnswer.Summary;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A client that loads members lazily: what it knows of them is what it was told, and it asks for
 * none. Every answer is held against the room's own events, read plainly.
 */
final class LazyClient {
  private final UserId user;
  private final Manner manner;
  private final Map<UserId, EventId> known = new HashMap<>();
  private final Map<UserId, EventId> toldInLine = new HashMap<>();
  private final Set<EventId> shown = new HashSet<>();
  private Optional<SyncPosition> since = Optional.empty();
  private int asked;
  private int seen;

  /**
   * How the client asks.
   *
   * @param limit the most events of a timeline
   * @param messagesOnly whether it hides state from timelines
   * @param isStateAfter whether it asks for the state after the timeline
   * @param redundant whether it wants members that it knows
   */
  record Manner(int limit, boolean messagesOnly, boolean isStateAfter, boolean redundant) {
    private SyncFilter filter() {
      JsonObject lazy = JsonObject.of("lazy_load_members", JsonBoolean.TRUE);
      JsonObject timeline = JsonObject.of("limit", new JsonInteger(limit));
      JsonObject room =
          JsonObject.of("include_leave", JsonBoolean.TRUE)
              .with("state", redundant ? lazy.with("include_redundant_members", TRUE) : lazy)
              .with(
                  "timeline",
                  messagesOnly
                      ? timeline.with("types", JsonArray.ofStrings(List.of("m.room.message")))
                      : timeline);
      return new SyncFilter(JsonObject.of("room", room));
    }
  }

  private static final JsonBoolean TRUE = JsonBoolean.TRUE;

  /** A client that knows nothing yet. */
  LazyClient(UserId user, Manner manner) {
    this.user = user;
    this.manner = manner;
  }

  /** Asks, and the answer is lost on its way. */
  void askInVain(ReadRoom room) {
    ask(room, false);
    toldInLine.clear();
  }

  /** Asks what is new, takes it in, and checks what it knows then. */
  void poll(ReadRoom room, boolean isFullState) {
    SyncAnswer answer = ask(room, isFullState);
    Line line = new Line(room.all().stream().map(event -> event.event()).toList());
    boolean wasThere = line.membership(user, asked) == Membership.JOIN;
    boolean isWhole = since.isEmpty() || isFullState || !wasThere;
    RoomUpdate joined = answer.joined().get(room.room);
    RoomUpdate left = answer.left().get(room.room);
    if (joined != null) {
      take(joined, line, line.size(), isWhole);
      check(line, line.size(), line.size());
      checkSelf(line);
    } else if (left != null && line.wasJoined(user, asked)) {
      int departure = line.departure(user);
      take(left, line, departure, isWhole);
      check(line, departure, line.size());
    }
    since = Optional.of(answer.next());
    asked = line.size();
  }

  private SyncAnswer ask(ReadRoom room, boolean isFullState) {
    Requester requester =
        new Requester(
            user,
            Optional.of(new DeviceId(manner.toString())),
            TokenHash.of(user.value() + manner),
            Standing.ORDINARY);
    return room.sync.handle(
        new Sync.Command(
            new SyncRequest(requester, since, manner.filter(), isFullState, manner.isStateAfter()),
            Duration.ZERO));
  }

  private void take(RoomUpdate update, Line line, int end, boolean isWhole) {
    List<Integer> timeline =
        update.timeline().events().stream().map(event -> line.index(Reading.id(event))).toList();
    List<UserId> heroes = update.summary().map(Summary::heroes).orElse(List.of());
    if (!isWhole || since.isEmpty()) {
      checkNothingMore(update.state(), timeline, heroes, line, isWhole);
    }
    update.state().forEach(event -> learn(line.event(line.index(Reading.id(event)))));
    for (int index : timeline) {
      shown.add(line.event(index).eventId());
      checkSender(line, index, end);
      if (!manner.isStateAfter()) {
        learn(line.event(index));
      }
    }
    assertThat(known.keySet())
        .as("%s knows the heroes, of events until %d", this, end)
        .containsAll(heroes);
  }

  /**
   * Who is gone may be told of their own membership later on, and nothing else. Where the middle of
   * a timeline is hidden from the reader, what they read before it is older than the state.
   */
  private void check(Line line, int end, int size) {
    known.forEach(
        (member, event) ->
            assertThat(event)
                .as("%s knows of %s, of events until %d", this, member, end)
                .isIn(
                    line.member(member, end).orElse(null),
                    line.member(member, member.equals(user) ? size : end).orElse(null),
                    line.isHidden() && shown.contains(event) ? event : null));
    seen = end;
  }

  private void learn(Pdu event) {
    Line.subject(event)
        .ifPresent(
            member -> {
              known.put(member, event.eventId());
              toldInLine.put(member, event.eventId());
            });
  }

  /** Who sent what is shown is known as they were then; where some is hidden, perhaps as later. */
  private void checkSender(Line line, int index, int end) {
    UserId sender = line.event(index).sender();
    Optional<EventId> before = line.member(sender, index);
    boolean isAboutItself = Line.subject(line.event(index)).equals(Optional.of(sender));
    if (before.isEmpty() || isAboutItself) {
      return;
    }
    Set<EventId> right = new HashSet<>();
    line.member(sender, end).ifPresent(right::add);
    if (!manner.isStateAfter()) {
      right.add(before.get());
    }
    boolean isExact = !manner.messagesOnly() && !manner.isStateAfter() && !line.isHidden();
    assertThat(right)
        .as("%s is told the sender of %s, event %d of %d", this, line.event(index), index, end)
        .contains(Optional.ofNullable(known.get(sender)).orElse(new EventId("$unknown")));
    if (isExact) {
      assertThat(known).as("%s at event %d", this, index).containsEntry(sender, before.get());
    }
  }

  private void checkSelf(Line line) {
    assertThat(known)
        .as("%s knows itself", this)
        .containsEntry(user, line.member(user, line.size()).orElseThrow());
  }

  /**
   * Members that did not change are told where they are needed, and not known: not twice, as long
   * as no answer is lost.
   */
  private void checkNothingMore(
      List<ClientEvent> state,
      List<Integer> timeline,
      List<UserId> heroes,
      Line line,
      boolean isWhole) {
    Set<UserId> needed = new HashSet<>(heroes);
    needed.add(user);
    timeline.forEach(index -> needed.add(line.event(index).sender()));
    for (ClientEvent event : state) {
      int index = line.index(Reading.id(event));
      Optional<UserId> member = Line.subject(line.event(index));
      if (member.isPresent() && index < seen) {
        assertThat(needed).as("%s is told of %s", this, member).contains(member.get());
        if (!isWhole && !manner.redundant()) {
          assertThat(toldInLine.get(member.get()))
              .as("%s is told of %s again", this, member)
              .isNotEqualTo(line.event(index).eventId());
        }
      }
    }
  }

  @Override
  public String toString() {
    return user + " " + manner;
  }
}
