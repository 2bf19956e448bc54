package chat.ranvier.application.timeline.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the storage of events promises. */
public interface EventStoreContract {
  /** Who writes. */
  UserId ALICE = new UserId("@alice:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** The events of the same store. */
  EventStore events();

  private void store(PositionedAppend... appends) {
    transactions().inTransaction(() -> rooms().append(List.of(appends)));
  }

  private static List<Long> positions(List<EventPlace> places) {
    return places.stream().map(EventPlace::position).toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private void storeMessages(TestRoom room, int count, long firstPosition) {
    for (int i = 0; i < count; i++) {
      room.message(ALICE, "message " + i);
    }
    store(room.append(firstPosition));
  }

  @Test
  default void anEventIsFoundAsItWasStored() {
    TestRoom room = new TestRoom(1);
    room.state(ALICE, StateSlot.of("m.room.create"), JsonObject.empty());
    NewEvent message = room.message(ALICE, "\0 \ud83d\ude00 ' \\ \" \u2028");
    store(room.append(10));
    StoredEvent found = events().find(message.event().eventId()).orElseThrow();
    assertThat(found.number()).isEqualTo(message.number());
    assertThat(found.room()).isEqualTo(1);
    assertThat(found.position()).isEqualTo(11);
    assertThat(found.event()).isEqualTo(message.event());
    assertThat(found.event().roomId()).isEqualTo(room.room().roomId());
    assertThat(found.event().version()).isEqualTo(room.room().version());
    assertThat(found.event().canonicalBytes()).isEqualTo(message.event().canonicalBytes());
    assertThat(found.event().content()).isEqualTo(message.event().content());
    assertThat(found.stateBefore()).isEqualTo(room.head().state());
    assertThat(found.redactedBy()).isEmpty();
    assertThat(found.transaction()).isEmpty();
  }

  @Test
  default void anEventThatWasNotStoredIsNotFound() {
    assertThat(events().find(new EventId("$event"))).isEmpty();
  }

  @Test
  default void theFirstRedactionOfAnEventIsNoted() {
    TestRoom room = new TestRoom(1);
    EventId message = room.message(ALICE, "hello").event().eventId();
    EventId redaction = room.redaction(ALICE, message).event().eventId();
    store(room.append(10));
    room.redaction(ALICE, message);
    store(room.append(12));
    assertThat(events().find(message).orElseThrow().redactedBy()).contains(redaction);
    EventPlace place = events().after(1, 0, 10, 10).getFirst();
    assertThat(events().load(List.of(place.number())).get(place.number()))
        .returns(Optional.of(redaction), StoredEvent::redactedBy);
    assertThat(events().find(redaction).orElseThrow().redactedBy()).isEmpty();
  }

  @Test
  default void aRedactionOfAnUnknownEventIsHarmless() {
    TestRoom room = new TestRoom(1);
    room.redaction(ALICE, new EventId("$unknown"));
    store(room.append(10));
    assertThat(events().after(1, 0, 100, 10)).hasSize(1);
  }

  @Test
  default void eventsAreLoadedByTheirNumbers() {
    TestRoom room = new TestRoom(1);
    NewEvent one = room.message(ALICE, "one");
    NewEvent two = room.message(ALICE, "two");
    store(room.append(10));
    assertThat(events().load(List.of(two.number(), one.number(), 77L)))
        .hasSize(2)
        .hasEntrySatisfying(one.number(), found -> assertThat(found.event()).isEqualTo(one.event()))
        .hasEntrySatisfying(
            two.number(), found -> assertThat(found.event()).isEqualTo(two.event()));
    assertThat(events().load(List.of())).isEmpty();
  }

  @Test
  default void pagesHoldTheirEndAndNotTheirBeginning() {
    storeMessages(new TestRoom(1), 10, 1);
    assertThat(positions(events().after(1, 3, 7, 100))).isEqualTo(range(4, 7));
    assertThat(positions(events().before(1, 3, 7, 100))).isEqualTo(range(4, 7).reversed());
  }

  @Test
  default void limitedPagesKeepTheirNearEnd() {
    storeMessages(new TestRoom(1), 10, 1);
    assertThat(positions(events().after(1, 3, 9, 2))).isEqualTo(range(4, 5));
    assertThat(positions(events().before(1, 3, 9, 2))).isEqualTo(range(8, 9).reversed());
    assertThat(events().after(1, 3, 9, 0)).isEmpty();
  }

  @Test
  default void pagesBeyondTheEndAreEmpty() {
    storeMessages(new TestRoom(1), 10, 1);
    assertThat(events().after(1, 10, Long.MAX_VALUE, 100)).isEmpty();
    assertThat(events().before(1, Long.MIN_VALUE, 0, 100)).isEmpty();
    assertThat(events().after(1, 7, 3, 100)).isEmpty();
    assertThat(events().after(2, 0, Long.MAX_VALUE, 100)).isEmpty();
  }

  @Test
  default void pagesHoldOneRoomOnly() {
    storeMessages(new TestRoom(1), 3, 1);
    storeMessages(new TestRoom(2), 3, 4);
    storeMessages(new TestRoom(3), 3, 7);
    assertThat(positions(events().after(2, 0, 100, 100))).isEqualTo(range(4, 6));
    assertThat(positions(events().before(2, 0, 100, 100))).isEqualTo(range(4, 6).reversed());
  }

  private static List<GraphPlace> places(List<GraphEntry> entries) {
    return entries.stream().map(GraphEntry::place).toList();
  }

  private void storeDepths(TestRoom room, long firstPosition, long... depths) {
    for (long depth : depths) {
      room.deep(ALICE, depth);
    }
    store(room.append(firstPosition));
  }

  @Test
  default void topologicalPagesGoByDepthAndThenByArrival() {
    long deepest = Long.MAX_VALUE;
    storeDepths(new TestRoom(1), 1, 4, 2, deepest, 4, 0, deepest);
    List<GraphPlace> all =
        List.of(
            new GraphPlace(0, 5),
            new GraphPlace(2, 2),
            new GraphPlace(4, 1),
            new GraphPlace(4, 4),
            new GraphPlace(deepest, 3),
            new GraphPlace(deepest, 6));
    assertThat(places(events().above(1, GraphPlace.START, GraphPlace.END, 10))).isEqualTo(all);
    assertThat(places(events().below(1, GraphPlace.START, GraphPlace.END, 10)))
        .isEqualTo(all.reversed());
    GraphEntry first = events().above(1, GraphPlace.START, GraphPlace.END, 1).getFirst();
    StoredEvent event =
        Objects.requireNonNull(events().load(List.of(first.number())).get(first.number()));
    assertThat(event.place()).isEqualTo(first.place());
  }

  @Test
  default void topologicalPagesHoldTheirEndAndNotTheirBeginning() {
    storeDepths(new TestRoom(1), 1, 1, 1, 2, 3, 3, 4);
    GraphPlace from = new GraphPlace(1, 2);
    GraphPlace to = new GraphPlace(3, 5);
    List<GraphPlace> between =
        List.of(new GraphPlace(2, 3), new GraphPlace(3, 4), new GraphPlace(3, 5));
    assertThat(places(events().above(1, from, to, 10))).isEqualTo(between);
    assertThat(places(events().below(1, from, to, 10))).isEqualTo(between.reversed());
    assertThat(places(events().above(1, from, to, 2))).isEqualTo(between.subList(0, 2));
    assertThat(places(events().below(1, from, to, 1))).isEqualTo(between.subList(2, 3));
    assertThat(events().above(1, from, from.previous(), 10)).isEmpty();
    assertThat(events().below(1, to, from, 10)).isEmpty();
    assertThat(events().above(1, GraphPlace.beforeDepth(4), GraphPlace.END, 10)).hasSize(1);
  }

  @Test
  default void topologicalPagesHoldOneRoomOnly() {
    storeDepths(new TestRoom(1), 1, 1, 2);
    storeDepths(new TestRoom(2), 3, 1, 2, 3);
    storeDepths(new TestRoom(3), 6, 1, 2);
    assertThat(events().above(2, GraphPlace.START, GraphPlace.END, 10)).hasSize(3);
    assertThat(events().below(2, GraphPlace.START, GraphPlace.END, 10)).hasSize(3);
    assertThat(events().below(4, GraphPlace.START, GraphPlace.END, 10)).isEmpty();
  }

  @Test
  default void arrivalsTellHowDeepTheRoomWasThen() {
    TestRoom room = new TestRoom(1);
    storeDepths(room, 1, 1, 7, 3);
    storeDepths(room, 4, 4, 9);
    assertThat(events().firstAfter(1, -5)).contains(new Arrival(new GraphPlace(1, 1), 1));
    assertThat(events().firstAfter(1, 1)).contains(new Arrival(new GraphPlace(7, 2), 7));
    assertThat(events().firstAfter(1, 2)).contains(new Arrival(new GraphPlace(3, 3), 7));
    assertThat(events().firstAfter(1, 3)).contains(new Arrival(new GraphPlace(4, 4), 7));
    assertThat(events().firstAfter(1, 4)).contains(new Arrival(new GraphPlace(9, 5), 9));
    assertThat(events().firstAfter(1, 5)).isEmpty();
    assertThat(events().firstAfter(2, 0)).isEmpty();
    assertThat(events().lastUntil(1, 0)).isEmpty();
    assertThat(events().lastUntil(1, 1)).contains(new Arrival(new GraphPlace(1, 1), 1));
    assertThat(events().lastUntil(1, 3)).contains(new Arrival(new GraphPlace(3, 3), 7));
    assertThat(events().lastUntil(1, 99)).contains(new Arrival(new GraphPlace(9, 5), 9));
    assertThat(events().lastUntil(2, 99)).isEmpty();
  }

  @Test
  default void theLeastDepthOfLatecomersIsFound() {
    storeDepths(new TestRoom(1), 1, 1, 7, 3, 4, 9, 2);
    storeDepths(new TestRoom(2), 7, 9, 1);
    assertThat(events().leastOvertaken(1, 0, 2, 10)).isEmpty();
    assertThat(events().leastOvertaken(1, 0, 5, 10)).hasValue(3);
    assertThat(events().leastOvertaken(1, 3, 5, 10)).hasValue(4);
    assertThat(events().leastOvertaken(1, 2, Long.MAX_VALUE, 10)).hasValue(2);
    assertThat(events().leastOvertaken(1, 2, Long.MAX_VALUE, 2)).hasValue(3);
    assertThat(events().leastOvertaken(1, 6, 3, 10)).isEmpty();
  }

  @Test
  default void tenThousandEventsMakeOnePageAndOneLoad() {
    TestRoom room = new TestRoom(1);
    storeMessages(room, 10_000, 1);
    List<EventPlace> all = events().after(1, 0, 10_000, 10_000);
    assertThat(positions(all)).isEqualTo(range(1, 10_000));
    List<Long> numbers = all.stream().map(EventPlace::number).toList();
    assertThat(events().load(numbers)).hasSize(10_000);
  }

  @Test
  default void anEventIsFoundByTheTransactionThatMadeIt() {
    TestRoom room = new TestRoom(1);
    ClientTransaction by =
        new ClientTransaction(ALICE, new DeviceId("PHONE"), "send/\0/type", "id\0");
    NewEvent sent = room.message(ALICE, "hello", Optional.of(by));
    store(room.append(10));
    assertThat(events().findByTransaction(by)).contains(sent.event().eventId());
    assertThat(events().find(sent.event().eventId()).orElseThrow().transaction()).contains(by);
  }

  @Test
  default void everyPartOfATransactionCounts() {
    TestRoom room = new TestRoom(1);
    DeviceId phone = new DeviceId("PHONE");
    room.message(ALICE, "hello", Optional.of(new ClientTransaction(ALICE, phone, "send", "12")));
    store(room.append(10));
    UserId bob = new UserId("@bob:test.example");
    assertThat(
            List.of(
                new ClientTransaction(bob, phone, "send", "12"),
                new ClientTransaction(ALICE, new DeviceId("DESK"), "send", "12"),
                new ClientTransaction(ALICE, phone, "redact", "12"),
                new ClientTransaction(ALICE, phone, "send1", "2"),
                new ClientTransaction(ALICE, phone, "send", "1")))
        .allSatisfy(other -> assertThat(events().findByTransaction(other)).isEmpty());
  }
}
