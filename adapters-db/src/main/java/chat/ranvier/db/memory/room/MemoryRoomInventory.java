package chat.ranvier.db.memory.room;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.port.RebuiltRoom;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateTrie;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a database in memory holds of rooms. */
public final class MemoryRoomInventory implements RoomInventory {
  private final MemoryDatabase database;
  private final MemoryTable<RoomId, StoredRoom> rooms;
  private final MemoryTable<Long, StoredEvent> events;
  private final MemoryStates states;

  /** What this database holds. */
  public MemoryRoomInventory(MemoryDatabase database) {
    this.database = database;
    this.rooms = database.table("rooms");
    this.events = database.table("events");
    this.states = new MemoryStates(database);
  }

  @Override
  public Mark mark(long room) {
    return events.read(
        rows -> {
          LongSummaryStatistics positions =
              ofRoom(rows, room)
                  .mapToLong(StoredEvent::position)
                  .filter(position -> position != 0)
                  .summaryStatistics();
          long aside =
              ofRoom(rows, room)
                  .filter(event -> event.position() == 0 && !event.stateBefore().isEmpty())
                  .count();
          return positions.getCount() == 0
              ? new Mark(0, 0, aside)
              : new Mark(positions.getMax(), positions.getMin(), aside);
        });
  }

  private static Stream<StoredEvent> ofRoom(NavigableMap<Long, StoredEvent> rows, long room) {
    return rows.values().stream().filter(event -> event.room() == room);
  }

  @Override
  public List<Long> aside(long room, long after, int limit) {
    return events.read(
        rows ->
            ofRoom(rows.tailMap(after, false), room)
                .filter(event -> event.position() == 0)
                .map(StoredEvent::number)
                .limit(limit)
                .toList());
  }

  @Override
  public List<RoomRef> rooms(long after, int limit) {
    return rooms.read(
        rows ->
            rows.values().stream()
                .map(StoredRoom::room)
                .filter(room -> room.number() > after)
                .sorted(Comparator.comparingLong(RoomRef::number))
                .limit(limit)
                .toList());
  }

  @Override
  public List<PastState> pastStates(long room, long after, int limit) {
    return states.history(room, after, limit);
  }

  /** In memory the current state is kept as a trie only. */
  @Override
  public Map<Integer, Long> currentState(long room) {
    Map<Integer, Long> all = new TreeMap<>();
    database.reading(
        () -> {
          StateTrie.forEach(
              node -> states.loadNode(room, node),
              states.currentStateAt(room, Long.MAX_VALUE),
              all::put);
          return true;
        });
    return all;
  }

  @Override
  public List<NodeId> nodes(long room, Optional<NodeId> after, int limit) {
    return states.nodes(room, after.orElse(NodeId.NONE), limit);
  }

  @Override
  public void removeNodes(long room, Collection<NodeId> nodes) {
    nodes.forEach(node -> states.removeNode(room, node));
  }

  @Override
  public List<RoomRef> unrecorded() {
    Set<Long> recorded =
        rooms.read(
            rows ->
                rows.values().stream()
                    .map(room -> room.room().number())
                    .collect(Collectors.toSet()));
    return events.read(
        rows ->
            rows.values().stream()
                .filter(event -> !recorded.contains(event.room()))
                .filter(event -> event.event().type().equals("m.room.create"))
                .map(
                    made -> new RoomRef(made.room(), made.event().roomId(), made.event().version()))
                .toList());
  }

  @Override
  public void rebuild(RebuiltRoom rebuilt) {
    rooms.put(rebuilt.room().room().roomId(), rebuilt.room());
    states.put(rebuilt);
    new MemoryMembershipStore(database).put(rebuilt.room().room().number(), rebuilt.memberships());
  }
}
