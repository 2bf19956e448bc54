package chat.ranvier.application.room.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.GraphEntry;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.RuleId;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.state.StateRoot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the storage of rooms promises about events of other servers and about gaps. */
public interface RoomGraphContract {
  /** Who writes. */
  UserId ALICE = new UserId("@alice:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** The events of the same store. */
  EventStore events();

  private void store(PositionedAppend append) {
    transactions().inTransaction(() -> rooms().append(List.of(append)));
  }

  private TestRoom storedRoom() {
    TestRoom room = new TestRoom(1);
    room.state(ALICE, StateSlot.of("m.room.create"), JsonObject.empty());
    store(room.append(10));
    return room;
  }

  private static PositionedAppend with(TestRoom room, long position, IntakeChange intake) {
    RoomAppend own = room.append(position).append();
    RoomAppend append =
        new RoomAppend(
            own.room(),
            own.isNewRoom(),
            own.newSlots(),
            own.newNodes(),
            own.events(),
            own.currentState(),
            own.headAfter().reachingBackTo(oldest(intake)));
    return new PositionedAppend(position, append.with(intake));
  }

  private static long oldest(IntakeChange intake) {
    return intake.aside().stream().mapToLong(AsideEvent::position).min().orElse(0);
  }

  private static IntakeChange aside(AsideEvent... events) {
    return new IntakeChange(
        List.of(events), Set.of(), List.of(), GraphChange.NONE, Set.of(), Set.of(), Map.of());
  }

  private static IntakeChange graph(GraphChange change) {
    return new IntakeChange(List.of(), Set.of(), List.of(), change, Set.of(), Set.of(), Map.of());
  }

  private static Pdu message(TestRoom room, String id) {
    JsonObject json =
        JsonObject.builder()
            .put("type", "m.room.message")
            .put("room_id", room.room().roomId().value())
            .put("sender", ALICE.value())
            .put("depth", 7)
            .put("content", JsonObject.of("body", id))
            .build();
    return new Pdu(room.room().version(), new EventId(id), room.room().roomId(), json);
  }

  private static AsideEvent aside(
      TestRoom room, long number, Standing standing, Optional<StateRoot> before, long position) {
    Optional<RuleId> rule =
        standing == Standing.REJECTED ? Optional.of(RuleId.SENDER_NOT_JOINED) : Optional.empty();
    return new AsideEvent(
        number,
        message(room, "$aside" + number),
        standing,
        rule,
        before,
        OptionalInt.empty(),
        position);
  }

  @Test
  default void eventsThatNoTimelineShowsAreFoundAsTheyStand() {
    TestRoom room = storedRoom();
    Optional<StateRoot> before = Optional.of(room.head().state());
    store(
        with(
            room,
            11,
            aside(
                aside(room, 7, Standing.SOFT_FAILED, before, 0),
                aside(room, 8, Standing.REJECTED, before, 0),
                aside(room, 9, Standing.OUTLIER, Optional.empty(), 0))));
    assertThat(events().findAll(List.of(new EventId("$aside7"), new EventId("$none"))))
        .containsOnlyKeys(new EventId("$aside7"));
    StoredEvent outlier = events().find(new EventId("$aside9")).orElseThrow();
    assertThat(outlier.standing()).isEqualTo(Standing.OUTLIER);
    assertThat(outlier.stateBefore()).isEqualTo(StateRoot.EMPTY);
    assertThat(outlier.position()).isZero();
    StoredEvent rejected = events().find(new EventId("$aside8")).orElseThrow();
    assertThat(rejected.standing()).isEqualTo(Standing.REJECTED);
    assertThat(rejected.stateBefore()).isEqualTo(room.head().state());
    assertThat(events().after(1, -100, 100, 10)).hasSize(1);
    assertThat(rooms().find(room.room().roomId()).orElseThrow().lastPosition()).isEqualTo(10);
  }

  @Test
  default void eventsOfThePastStandBeforeAllOthers() {
    TestRoom room = storedRoom();
    Optional<StateRoot> before = Optional.of(room.head().state());
    store(
        with(
            room,
            11,
            aside(
                aside(room, 7, Standing.ACCEPTED, before, -1),
                aside(room, 8, Standing.ACCEPTED, before, -2))));
    assertThat(events().after(1, -100, 100, 10))
        .extracting(EventPlace::position)
        .containsExactly(-2L, -1L, 10L);
    StoredRoom stored = rooms().find(room.room().roomId()).orElseThrow();
    assertThat(stored.head().oldestPosition()).isEqualTo(-2);
    assertThat(stored.lastPosition()).isEqualTo(10);
    assertThat(rooms().changedSince(List.of(1L), 10)).isEmpty();
  }

  @Test
  default void anOutlierThatGetsItsPlaceIsStoredOnce() {
    TestRoom room = storedRoom();
    store(with(room, 11, aside(aside(room, 7, Standing.OUTLIER, Optional.empty(), 0))));
    AsideEvent placed = aside(room, 7, Standing.ACCEPTED, Optional.of(room.head().state()), -5);
    store(
        with(
            room,
            11,
            new IntakeChange(
                List.of(placed),
                Set.of(7L),
                List.of(),
                GraphChange.NONE,
                Set.of(),
                Set.of(),
                Map.of())));
    StoredEvent found = events().find(new EventId("$aside7")).orElseThrow();
    assertThat(found.standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(found.position()).isEqualTo(-5);
    assertThat(found.stateBefore()).isEqualTo(room.head().state());
  }

  @Test
  default void gapsAndMergesAreRememberedByTheirLastPositions() {
    TestRoom room = storedRoom();
    NewEvent one = room.message(ALICE, "one");
    NewEvent two = room.message(ALICE, "two");
    store(
        with(
            room,
            11,
            new IntakeChange(
                List.of(),
                Set.of(),
                List.of(),
                GraphChange.NONE,
                Set.of(one.number()),
                Set.of(two.number()),
                Map.of())));
    room.message(ALICE, "three");
    store(room.append(13));
    StoredRoom stored = rooms().find(room.room().roomId()).orElseThrow();
    assertThat(stored.lastGap()).isEqualTo(11);
    assertThat(stored.lastMerge()).isEqualTo(12);
  }

  @Test
  default void backwardExtremitiesOpenAndClose() {
    TestRoom room = storedRoom();
    BackwardExtremity one = new BackwardExtremity(new EventId("$missing1"), 1);
    BackwardExtremity two = new BackwardExtremity(new EventId("$missing1"), 2);
    BackwardExtremity three = new BackwardExtremity(new EventId("$missing2"), 1);
    store(
        with(
            room,
            11,
            graph(
                new GraphChange(List.of(one, two, three, one), List.of(), List.of(), List.of()))));
    assertThat(rooms().graph(1).backward()).containsExactly(one, two, three);
    store(
        with(
            room,
            11,
            graph(new GraphChange(List.of(), List.of(one.missing()), List.of(), List.of()))));
    assertThat(rooms().graph(1).backward()).containsExactly(three);
    assertThat(rooms().graph(2).backward()).isEmpty();
  }

  @Test
  default void waitingEventsAreKeptUntilTheyAreReleased() {
    TestRoom room = storedRoom();
    Pdu one = message(room, "$a");
    Pdu two = message(room, "$b");
    store(
        with(
            room,
            11,
            graph(new GraphChange(List.of(), List.of(), List.of(two, one, one), List.of()))));
    assertThat(rooms().graph(1).waiting()).containsExactly(one, two);
    assertThat(rooms().graph(1).waiting().getFirst().canonicalBytes())
        .isEqualTo(one.canonicalBytes());
    store(
        with(
            room,
            11,
            graph(new GraphChange(List.of(), List.of(), List.of(), List.of(one.eventId())))));
    assertThat(rooms().graph(1).waiting()).containsExactly(two);
    assertThat(events().find(two.eventId())).isEmpty();
  }

  @Test
  default void roomsWithManyExtremitiesAreFound() {
    TestRoom room = storedRoom();
    NewEvent one = room.message(ALICE, "one");
    NewEvent two = room.message(ALICE, "two");
    NewEvent three = room.message(ALICE, "three");
    room.fork(one, two, three);
    store(room.append(11));
    assertThat(rooms().withMoreExtremities(2, 10)).containsExactly(room.room().roomId());
    assertThat(rooms().withMoreExtremities(3, 10)).isEmpty();
  }

  @Test
  default void redactionsWaitForTheirTargets() {
    TestRoom room = storedRoom();
    Redaction one = new Redaction(1, new EventId("$a"));
    Redaction two = new Redaction(2, new EventId("$a"));
    Redaction other = new Redaction(1, new EventId("$b"));
    List<EventId> none = List.of();
    store(
        with(
            room,
            11,
            graph(
                new GraphChange(
                    List.of(), none, List.of(), none, List.of(other, two, one), List.of()))));
    assertThat(rooms().graph(1).redactions()).containsExactly(one, two, other);
    store(
        with(
            room,
            11,
            graph(
                new GraphChange(List.of(), none, List.of(), none, List.of(), List.of(one, two)))));
    assertThat(rooms().graph(1).redactions()).containsExactly(other);
    assertThat(rooms().graph(2).redactions()).isEmpty();
  }

  @Test
  default void aRedactionOfTheIntakeIsNotedAtItsTarget() {
    TestRoom room = storedRoom();
    NewEvent target = room.message(ALICE, "one");
    NewEvent redaction = room.message(ALICE, "two");
    EventId id = target.event().eventId();
    List<Redaction> redactions = List.of(new Redaction(redaction.number(), id));
    store(
        with(
            room,
            11,
            new IntakeChange(
                List.of(), Set.of(), redactions, GraphChange.NONE, Set.of(), Set.of(), Map.of())));
    assertThat(events().find(id).orElseThrow().redactedBy()).contains(redaction.event().eventId());
  }

  @Test
  default void aRoomWhoseEventsComeInTheOrderOfTheirDepthIsNotTangled() {
    TestRoom room = storedRoom();
    room.message(ALICE, "one");
    room.deep(ALICE, 2);
    room.deep(ALICE, 70);
    store(room.append(11));
    StoredRoom stored = rooms().find(room.room().roomId()).orElseThrow();
    assertThat(stored.isTangled()).isFalse();
    assertThat(stored.head().depths()).isEqualTo(new DepthRange(1, 70));
  }

  @Test
  default void aRoomIsTangledOnceAnEventHasComeAfterDeeperOnes() {
    TestRoom room = storedRoom();
    room.deep(ALICE, 70);
    room.deep(ALICE, 5);
    store(room.append(11));
    room.deep(ALICE, 71);
    store(room.append(13));
    StoredRoom stored = rooms().find(room.room().roomId()).orElseThrow();
    assertThat(stored.isTangled()).isTrue();
    assertThat(stored.head().depths()).isEqualTo(new DepthRange(1, 71));
  }

  @Test
  default void eventsThatNoTimelineShowsHaveNoPlaceInTheTopologicalOrder() {
    TestRoom room = storedRoom();
    Optional<StateRoot> before = Optional.of(room.head().state());
    store(
        with(
            room,
            11,
            aside(
                aside(room, 7, Standing.SOFT_FAILED, before, 0),
                aside(room, 8, Standing.REJECTED, before, 0),
                aside(room, 9, Standing.OUTLIER, Optional.empty(), 0))));
    assertThat(events().above(1, GraphPlace.START, GraphPlace.END, 10)).hasSize(1);
    AsideEvent placed = aside(room, 9, Standing.ACCEPTED, before, -1);
    store(
        with(
            room,
            11,
            new IntakeChange(
                List.of(placed),
                Set.of(9L),
                List.of(),
                GraphChange.NONE,
                Set.of(),
                Set.of(),
                Map.of(9L, 7L))));
    assertThat(events().above(1, GraphPlace.START, GraphPlace.END, 10))
        .extracting(GraphEntry::place)
        .containsExactly(new GraphPlace(1, 10), new GraphPlace(7, -1));
    StoredRoom stored = rooms().find(room.room().roomId()).orElseThrow();
    assertThat(stored.isTangled()).isTrue();
  }
}
