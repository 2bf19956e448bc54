package chat.ranvier.db.memory.room;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.NewSlot;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.upkeep.port.RebuiltRoom;
import chat.ranvier.application.upkeep.port.RoomInventory.PastState;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The slots and states of rooms in memory. */
final class MemoryStates {
  private record NodeKey(long room, NodeId node) {
    static final Comparator<NodeKey> ORDER =
        Comparator.comparingLong(NodeKey::room).thenComparing(NodeKey::node);
  }

  private record SlotKey(long room, StateSlot slot) {
    static final Comparator<SlotKey> ORDER =
        Comparator.comparingLong(SlotKey::room).thenComparing(SlotKey::slot);
  }

  private record RoomNumber(long room, long number) {
    static final Comparator<RoomNumber> ORDER =
        Comparator.comparingLong(RoomNumber::room).thenComparingLong(RoomNumber::number);
  }

  private final MemoryTable<NodeKey, StateNode> nodes;
  private final MemoryTable<SlotKey, Integer> numbers;
  private final MemoryTable<RoomNumber, StateSlot> slots;
  private final MemoryTable<RoomNumber, StateRoot> history;

  MemoryStates(MemoryDatabase database) {
    this.nodes = database.table("state_nodes", NodeKey.ORDER);
    this.numbers = database.table("slot_numbers", SlotKey.ORDER);
    this.slots = database.table("slots", RoomNumber.ORDER);
    this.history = database.table("state_history", RoomNumber.ORDER);
  }

  void append(RoomAppend append) {
    long room = append.room().number();
    append.newNodes().forEach((id, node) -> nodes.putIfAbsent(new NodeKey(room, id), node));
    for (NewSlot slot : append.newSlots()) {
      numbers.put(new SlotKey(room, slot.slot()), slot.number());
      slots.put(new RoomNumber(room, slot.number()), slot.slot());
    }
  }

  void put(RebuiltRoom rebuilt) {
    long room = rebuilt.room().room().number();
    rebuilt.nodes().forEach((id, node) -> nodes.putIfAbsent(new NodeKey(room, id), node));
    StateRoot root = rebuilt.room().head().state();
    if (!currentStateAt(room, rebuilt.room().lastPosition()).equals(root)) {
      change(room, rebuilt.room().lastPosition(), root);
    }
  }

  void change(long room, long position, StateRoot root) {
    history.put(new RoomNumber(room, position), root);
  }

  StateNode loadNode(long room, NodeId node) {
    return nodes
        .find(new NodeKey(room, node))
        .orElseThrow(() -> new StorageException("room " + room + " has no state node " + node));
  }

  OptionalInt findSlot(long room, StateSlot slot) {
    Optional<Integer> number = numbers.find(new SlotKey(room, slot));
    return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
  }

  List<StateSlot> slots(long room, int from, int to) {
    RoomNumber first = new RoomNumber(room, from);
    RoomNumber end = new RoomNumber(room, Math.max(from, to));
    return slots.read(rows -> List.copyOf(rows.subMap(first, end).values()));
  }

  StateRoot currentStateAt(long room, long position) {
    RoomNumber at = new RoomNumber(room, position);
    return history.read(
        rows ->
            Optional.ofNullable(rows.floorEntry(at))
                .filter(entry -> entry.getKey().room() == room)
                .map(Map.Entry::getValue)
                .orElse(StateRoot.EMPTY));
  }

  /** The current states that the room has had after this position, by position. */
  List<PastState> history(long room, long after, int limit) {
    return history.read(
        rows ->
            rows.tailMap(new RoomNumber(room, after), false).entrySet().stream()
                .takeWhile(entry -> entry.getKey().room() == room)
                .limit(limit)
                .map(entry -> new PastState(entry.getKey().number(), entry.getValue()))
                .toList());
  }

  /** The names of the room's nodes after this one. */
  List<NodeId> nodes(long room, NodeId after, int limit) {
    return nodes.read(
        rows ->
            rows.tailMap(new NodeKey(room, after), false).keySet().stream()
                .takeWhile(key -> key.room() == room)
                .limit(limit)
                .map(NodeKey::node)
                .toList());
  }

  void removeNode(long room, NodeId node) {
    nodes.remove(new NodeKey(room, node));
  }
}
