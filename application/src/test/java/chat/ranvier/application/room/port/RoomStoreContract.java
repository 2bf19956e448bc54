package chat.ranvier.application.room.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the storage of rooms promises. */
public interface RoomStoreContract {
  /** Who writes. */
  UserId ALICE = new UserId("@alice:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  private void store(PositionedAppend... appends) {
    transactions().inTransaction(() -> rooms().append(List.of(appends)));
  }

  private static TestRoom roomWithAlice(long number) {
    TestRoom room = new TestRoom(number);
    room.state(ALICE, StateSlot.of("m.room.create"), JsonObject.of("room_version", "11"));
    room.member(ALICE, Membership.JOIN);
    return room;
  }

  @Test
  default void aRoomIsFoundAsItWasStored() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10));
    assertThat(rooms().find(room.room().roomId()))
        .contains(new StoredRoom(room.room(), room.head(), 11));
  }

  @Test
  default void aRoomThatWasNotStoredIsNotFound() {
    assertThat(rooms().find(new TestRoom(1).room().roomId())).isEmpty();
  }

  @Test
  default void aLaterAppendMovesTheHead() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10));
    room.message(ALICE, "hello");
    room.member(new UserId("@bob:test.example"), Membership.INVITE);
    store(room.append(20));
    assertThat(rooms().find(room.room().roomId()))
        .contains(new StoredRoom(room.room(), room.head(), 21));
    assertThat(room.head().invitedCount()).isEqualTo(1);
  }

  @Test
  default void severalAppendsOfARoomStandInTheirOrder() {
    TestRoom room = roomWithAlice(1);
    PositionedAppend first = room.append(10);
    room.message(ALICE, "one");
    PositionedAppend second = room.append(12);
    room.state(ALICE, StateSlot.of("m.room.name"), JsonObject.of("name", "Room"));
    store(first, second, room.append(13));
    assertThat(rooms().find(room.room().roomId()))
        .contains(new StoredRoom(room.room(), room.head(), 13));
  }

  @Test
  default void extremitiesKeepTheirOrder() {
    TestRoom room = roomWithAlice(1);
    NewEvent one = room.message(ALICE, "one");
    NewEvent two = room.message(ALICE, "two");
    NewEvent three = room.message(ALICE, "three");
    room.fork(three, one, two);
    store(room.append(10));
    assertThat(rooms().find(room.room().roomId()).orElseThrow().head()).isEqualTo(room.head());
  }

  @Test
  default void appendsOfManyRoomsAreStoredAtOnce() {
    List<TestRoom> made = new ArrayList<>();
    List<PositionedAppend> appends = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      TestRoom room = roomWithAlice(i);
      made.add(room);
      appends.add(room.append(i * 2L));
    }
    transactions().inTransaction(() -> rooms().append(appends));
    for (TestRoom room : made) {
      assertThat(rooms().find(room.room().roomId()).map(StoredRoom::head)).contains(room.head());
    }
  }

  @Test
  default void anAppendThatIsRolledBackLeavesNothing() {
    TestRoom room = roomWithAlice(1);
    StateRoot state = room.head().state();
    PositionedAppend append = room.append(10);
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          rooms().append(List.of(append));
                          throw new ArithmeticException();
                        }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(rooms().find(room.room().roomId())).isEmpty();
    assertThat(rooms().currentStateAt(1, 100)).isEqualTo(StateRoot.EMPTY);
    assertThat(rooms().slots(1, 0, 10)).isEmpty();
    assertThatThrownBy(() -> rooms().loadNode(1, state.node()))
        .isInstanceOf(StorageException.class);
  }

  @Test
  default void anEventIsNotStoredTwice() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10));
    room.message(ALICE, "hello");
    PositionedAppend append = room.append(12);
    store(append);
    PositionedAppend again = new PositionedAppend(13, append.append());
    assertThatThrownBy(() -> store(again)).isInstanceOf(StorageException.class);
    assertThat(rooms().find(room.room().roomId()))
        .contains(new StoredRoom(room.room(), room.head(), 12));
  }

  @Test
  default void aRoomIsNotStoredTwice() {
    store(roomWithAlice(1).append(10));
    PositionedAppend again = roomWithAlice(1).append(12);
    assertThatThrownBy(() -> store(again)).isInstanceOf(StorageException.class);
  }

  @Test
  default void appendsThatRepeatClientTransactionsAreNamedAndNothingIsStored() {
    TestRoom room = roomWithAlice(1);
    room.message(ALICE, "hello", transaction("1"));
    store(room.append(10));
    room.message(ALICE, "hello", transaction("1"));
    PositionedAppend again = room.append(13);
    room.message(ALICE, "new", transaction("2"));
    PositionedAppend fresh = room.append(14);
    room.message(ALICE, "new", transaction("2"));
    PositionedAppend twiceAtOnce = room.append(15);
    assertThat(repeated(again, fresh, twiceAtOnce)).contains(again).doesNotContain(fresh);
    assertThat(repeated(fresh, twiceAtOnce)).containsExactly(twiceAtOnce);
    assertThat(rooms().find(room.room().roomId()).orElseThrow().lastPosition()).isEqualTo(12);
  }

  @Test
  default void anAppendThatRepeatsTheEventIdOfAnotherRoomIsNamed() {
    TestRoom room = roomWithAlice(1);
    NewEvent sent = room.message(ALICE, "hello");
    store(room.append(10));
    TestRoom other = roomWithAlice(2);
    PositionedAppend begins = other.append(20);
    other.repeat(sent);
    PositionedAppend copied = other.append(22);
    assertThat(repeated(begins, copied)).containsExactly(copied);
    assertThat(rooms().find(other.room().roomId())).isEmpty();
  }

  private static Optional<ClientTransaction> transaction(String id) {
    return Optional.of(new ClientTransaction(ALICE, new DeviceId("PHONE"), "send", id));
  }

  private List<PositionedAppend> repeated(PositionedAppend... appends) {
    StoredAlreadyException refused =
        catchThrowableOfType(StoredAlreadyException.class, () -> store(appends));
    return Stream.of(appends).filter(each -> refused.concerns(each.append())).toList();
  }

  @Test
  default void everyNodeIsLoadedAsItWasStored() {
    TestRoom room = roomWithAlice(1);
    for (int i = 0; i < 40; i++) {
      room.state(ALICE, new StateSlot("test", "key " + i), JsonObject.empty());
    }
    PositionedAppend append = room.append(10);
    store(append);
    for (Map.Entry<NodeId, StateNode> node : append.append().newNodes().entrySet()) {
      assertThat(rooms().loadNode(1, node.getKey())).isEqualTo(node.getValue());
    }
  }

  @Test
  default void storingANodeTwiceIsHarmless() {
    TestRoom room = roomWithAlice(1);
    PositionedAppend first = room.append(10);
    store(first);
    room.message(ALICE, "hello");
    RoomAppend next = room.append(12).append();
    store(
        new PositionedAppend(
            12,
            new RoomAppend(
                room.room(),
                false,
                List.of(),
                first.append().newNodes(),
                next.events(),
                Map.of(),
                next.headAfter())));
    NodeId top = room.head().state().node();
    assertThat(rooms().loadNode(1, top)).isEqualTo(first.append().newNodes().get(top));
  }

  @Test
  default void aNodeOfAnotherRoomIsNotLoaded() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10));
    assertThatThrownBy(() -> rooms().loadNode(2, room.head().state().node()))
        .isInstanceOf(StorageException.class);
  }

  @Test
  default void slotsAreFoundByNameAndByNumber() {
    TestRoom room = roomWithAlice(1);
    StateSlot strange = new StateSlot("type\0\u00e4", "\0\ud83d\ude00 ' \\ \"");
    StateSlot plain = new StateSlot("type\0\u00e4", "");
    room.state(ALICE, strange, JsonObject.empty());
    room.state(ALICE, plain, JsonObject.empty());
    store(room.append(10));
    assertThat(rooms().findSlot(1, strange)).hasValue(2);
    assertThat(rooms().findSlot(1, plain)).hasValue(3);
    assertThat(rooms().findSlot(2, plain)).isEmpty();
    assertThat(rooms().findSlot(1, StateSlot.of("other"))).isEmpty();
    assertThat(rooms().slots(1, 2, 100)).containsExactly(strange, plain);
    assertThat(rooms().slots(1, 0, 1)).containsExactly(StateSlot.of("m.room.create"));
    assertThat(rooms().slots(1, 3, 3)).isEmpty();
  }

  @Test
  default void theCurrentStateIsKnownAtEachPosition() {
    TestRoom room = roomWithAlice(1);
    StateRoot joined = room.head().state();
    room.message(ALICE, "hello");
    room.state(ALICE, StateSlot.of("m.room.name"), JsonObject.of("name", "Room"));
    store(room.append(10), roomWithAlice(2).append(14));
    assertThat(rooms().currentStateAt(1, 9)).isEqualTo(StateRoot.EMPTY);
    assertThat(rooms().currentStateAt(1, 10)).isNotIn(StateRoot.EMPTY, joined);
    assertThat(rooms().currentStateAt(1, 11)).isEqualTo(joined);
    assertThat(rooms().currentStateAt(1, 12)).isEqualTo(joined);
    assertThat(rooms().currentStateAt(1, 13)).isEqualTo(room.head().state());
    assertThat(rooms().currentStateAt(1, Long.MAX_VALUE)).isEqualTo(room.head().state());
  }

  @Test
  default void roomsWithLaterEventsHaveChanged() {
    store(roomWithAlice(1).append(10), roomWithAlice(2).append(12), roomWithAlice(3).append(14));
    assertThat(rooms().changedSince(List.of(1L, 2L, 4L), 11)).containsExactly(2L);
    assertThat(rooms().changedSince(List.of(1L, 2L, 3L), 0)).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(rooms().changedSince(List.of(3L), 15)).isEmpty();
    assertThat(rooms().changedSince(List.of(), 0)).isEmpty();
  }
}
