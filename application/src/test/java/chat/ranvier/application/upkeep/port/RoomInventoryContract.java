package chat.ranvier.application.upkeep.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.AsideEvent;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.application.upkeep.port.RoomInventory.Mark;
import chat.ranvier.application.upkeep.port.RoomInventory.PastState;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateTrie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the inventory of rooms promises. */
public interface RoomInventoryContract {
  /** Who writes. */
  UserId ALICE = new UserId("@alice:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** What the same store holds of rooms. */
  RoomInventory inventory();

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
  default void roomsComeInTheOrderOfTheirNumbers() {
    TestRoom one = roomWithAlice(1);
    TestRoom two = roomWithAlice(2);
    TestRoom three = roomWithAlice(3);
    store(three.append(10), one.append(12), two.append(14));
    assertThat(inventory().rooms(0, 10)).containsExactly(one.room(), two.room(), three.room());
    assertThat(inventory().rooms(1, 1)).containsExactly(two.room());
    assertThat(inventory().rooms(3, 10)).isEmpty();
  }

  @Test
  default void pastStatesComeOldestFirst() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10), roomWithAlice(2).append(12));
    PastState last = new PastState(11, room.head().state());
    assertThat(inventory().pastStates(1, Long.MIN_VALUE, 10)).hasSize(2).last().isEqualTo(last);
    assertThat(inventory().pastStates(1, 10, 10)).containsExactly(last);
    assertThat(inventory().pastStates(1, Long.MIN_VALUE, 1))
        .extracting(PastState::position)
        .containsExactly(10L);
    assertThat(inventory().pastStates(3, Long.MIN_VALUE, 10)).isEmpty();
  }

  @Test
  default void theCurrentStateIsThatOfTheLastAppend() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10));
    room.state(ALICE, StateSlot.of("m.room.name"), JsonObject.of("name", "Room"));
    room.member(ALICE, Membership.LEAVE);
    store(room.append(12));
    Map<Integer, Long> expected = new HashMap<>();
    StateTrie.forEach(node -> rooms().loadNode(1, node), room.head().state(), expected::put);
    assertThat(inventory().currentState(1)).isEqualTo(expected).hasSize(3);
    assertThat(inventory().currentState(2)).isEmpty();
  }

  @Test
  default void nodesComePageByPage() {
    TestRoom room = roomWithAlice(1);
    for (int i = 0; i < 40; i++) {
      room.state(ALICE, new StateSlot("test", "key " + i), JsonObject.empty());
    }
    PositionedAppend append = room.append(10);
    store(append, roomWithAlice(2).append(60));
    List<NodeId> all = List.copyOf(new TreeSet<>(append.append().newNodes().keySet()));
    assertThat(inventory().nodes(1, Optional.empty(), 1000)).isEqualTo(all);
    assertThat(inventory().nodes(1, Optional.of(all.get(4)), 7)).isEqualTo(all.subList(5, 12));
    assertThat(inventory().nodes(1, Optional.of(all.getLast()), 7)).isEmpty();
  }

  @Test
  default void removedNodesAreGoneFromTheirRoomAlone() {
    TestRoom one = roomWithAlice(1);
    PositionedAppend append = one.append(10);
    store(append, roomWithAlice(2).append(20));
    NodeId top = one.head().state().node();
    List<NodeId> others = inventory().nodes(2, Optional.empty(), 10);
    transactions().inTransaction(() -> inventory().removeNodes(1, List.of(top)));
    assertThatThrownBy(() -> rooms().loadNode(1, top)).isInstanceOf(StorageException.class);
    assertThat(inventory().nodes(1, Optional.empty(), 10)).isNotEmpty().doesNotContain(top);
    assertThat(inventory().nodes(2, Optional.empty(), 10)).isEqualTo(others);
  }

  private static AsideEvent aside(long number, TestRoom room, boolean isPlaced) {
    NewEvent event = room.message(ALICE, "aside " + number);
    return new AsideEvent(
        number,
        event.event(),
        isPlaced ? Standing.SOFT_FAILED : Standing.OUTLIER,
        Optional.empty(),
        isPlaced ? Optional.of(event.stateBefore()) : Optional.empty(),
        OptionalInt.empty(),
        0);
  }

  private void storeAside(TestRoom room, AsideEvent... events) {
    RoomAppend append =
        new RoomAppend(room.room(), false, List.of(), Map.of(), List.of(), Map.of(), room.head());
    IntakeChange intake =
        new IntakeChange(
            List.of(events), Set.of(), List.of(), GraphChange.NONE, Set.of(), Set.of(), Map.of());
    store(new PositionedAppend(0, append.with(intake)));
  }

  @Test
  default void eventsThatNoTimelineShowsComeByTheirNumbers() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10), roomWithAlice(2).append(20));
    storeAside(room, aside(31, room, true), aside(30, room, false), aside(32, room, true));
    assertThat(inventory().aside(1, 0, 10)).containsExactly(30L, 31L, 32L);
    assertThat(inventory().aside(1, 30, 1)).containsExactly(31L);
    assertThat(inventory().aside(1, 32, 10)).isEmpty();
    assertThat(inventory().aside(2, 0, 10)).isEmpty();
  }

  @Test
  default void theMarkIsAnotherOnceAnythingWithAStateIsStored() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10), roomWithAlice(2).append(20));
    assertThat(inventory().mark(1)).isEqualTo(new Mark(11, 10, 0));
    storeAside(room, aside(30, room, false));
    assertThat(inventory().mark(1)).isEqualTo(new Mark(11, 10, 0));
    storeAside(room, aside(31, room, true));
    assertThat(inventory().mark(1)).isEqualTo(new Mark(11, 10, 1));
    assertThat(inventory().mark(3)).isEqualTo(new Mark(0, 0, 0));
  }

  @Test
  default void whatIsRebuiltStandsInPlaceOfWhatWas() {
    TestRoom room = roomWithAlice(1);
    store(room.append(10));
    StoredRoom before = rooms().find(room.room().roomId()).orElseThrow();
    transactions()
        .inTransaction(
            () -> inventory().rebuild(RebuiltRoom.bare(room.room(), before.lastPosition())));
    assertThat(inventory().currentState(1)).isEmpty();
    assertThat(rooms().find(room.room().roomId()).orElseThrow().head().extremities()).isEmpty();
    RebuiltRoom rebuilt = new RebuiltRoom(before, Map.of(), Map.of(0, 1L), List.of());
    transactions().inTransaction(() -> inventory().rebuild(rebuilt));
    assertThat(rooms().find(room.room().roomId()).orElseThrow().head()).isEqualTo(before.head());
    assertThat(rooms().currentStateAt(1, Long.MAX_VALUE)).isEqualTo(before.head().state());
    assertThat(inventory().unrecorded()).isEmpty();
  }
}
