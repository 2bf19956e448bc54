package chat.ranvier.db.sql.room;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.upkeep.port.RebuiltRoom;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.db.sql.membership.MembershipRows;
import chat.ranvier.db.sql.state.StateRows;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateRoot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that the tables of rooms and states hold. */
public final class SqlRoomInventory implements RoomInventory {
  private final Sql sql;

  /** What the database holds that the statements go to. */
  public SqlRoomInventory(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mark mark(long room) {
    return sql.find(
            """
            SELECT COALESCE(MAX(position), 0) AS newest, COALESCE(MIN(position), 0) AS oldest,
              COUNT(state_before) - COUNT(position) AS aside
            FROM events WHERE room = ?
            """,
            row -> new Mark(row.number("newest"), row.number("oldest"), row.number("aside")),
            room)
        .orElseThrow();
  }

  @Override
  public List<Long> aside(long room, long after, int limit) {
    return sql.list(
        """
        SELECT event FROM events WHERE room = ? AND position IS NULL AND event > ?
        ORDER BY event LIMIT ?
        """,
        row -> row.number("event"),
        room,
        after,
        limit);
  }

  @Override
  public List<RoomRef> rooms(long after, int limit) {
    return sql.list(
        "SELECT room, room_id, version FROM rooms WHERE room > ? ORDER BY room LIMIT ?",
        SqlRoomInventory::room,
        after,
        limit);
  }

  private static RoomRef room(Row row) {
    String version = row.text("version");
    return new RoomRef(
        row.number("room"),
        new RoomId(row.text("room_id")),
        RoomVersion.find(version)
            .orElseThrow(() -> new StorageException("unknown room version " + version)));
  }

  @Override
  public List<PastState> pastStates(long room, long after, int limit) {
    return sql.list(
        """
        SELECT position, root FROM state_history WHERE room = ? AND position > ?
        ORDER BY position LIMIT ?
        """,
        row -> new PastState(row.number("position"), StateRoot.ofBytes(row.bytes("root"))),
        room,
        after,
        limit);
  }

  private record Entry(int slot, long event) {}

  @Override
  public Map<Integer, Long> currentState(long room) {
    Map<Integer, Long> all = new TreeMap<>();
    sql.list(
            "SELECT slot, event FROM current_state WHERE room = ?",
            row -> new Entry((int) row.number("slot"), row.number("event")),
            room)
        .forEach(entry -> all.put(entry.slot(), entry.event()));
    return all;
  }

  @Override
  public List<NodeId> nodes(long room, Optional<NodeId> after, int limit) {
    return sql.list(
        "SELECT node FROM state_nodes WHERE room = ? AND node > ? ORDER BY node LIMIT ?",
        row -> NodeId.ofBytes(row.bytes("node")),
        room,
        after.orElse(NodeId.NONE).toBytes(),
        limit);
  }

  @Override
  public void removeNodes(long room, Collection<NodeId> nodes) {
    sql.batch(
        "DELETE FROM state_nodes WHERE room = ? AND node = ?",
        nodes.stream().map(node -> Values.of(room, node.toBytes())).toList());
  }

  @Override
  public List<RoomRef> unrecorded() {
    return sql
        .list(
            """
            SELECT e.room, e.event_id, e.json FROM events e
            WHERE NOT EXISTS (SELECT 1 FROM rooms r WHERE r.room = e.room) ORDER BY e.event
            """,
            SqlRoomInventory::made)
        .stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(RoomRef::number))
        .toList();
  }

  /** The room that an event makes, if it makes one. */
  private static Optional<RoomRef> made(Row row) {
    JsonObject event = JsonReader.readOwnObject(row.bytes("json"));
    if (!event.string("type").equals(Optional.of("m.room.create"))) {
      return Optional.empty();
    }
    String version =
        event.object("content").flatMap(content -> content.string("room_version")).orElse("1");
    String id = event.string("room_id").orElseGet(() -> "!" + row.text("event_id").substring(1));
    return RoomVersion.find(version)
        .map(found -> new RoomRef(row.number("room"), new RoomId(id), found));
  }

  @Override
  public void rebuild(RebuiltRoom rebuilt) {
    new RoomRows(sql).put(rebuilt.room());
    new StateRows(sql).put(rebuilt);
    new MembershipRows(sql).put(rebuilt.room().room().number(), rebuilt.memberships());
  }
}
