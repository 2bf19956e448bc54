package chat.ranvier.db.sql.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.upkeep.port.RebuiltRoom;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The rows of {@code slots}, {@code state_nodes}, {@code state_history} and {@code current_state}.
 */
public final class StateRows {
  private static final BulkInsert SLOTS =
      BulkInsert.into("slots").number("room").number("slot").bytes("type").bytes("state_key");
  private static final BulkInsert NODES =
      BulkInsert.into("state_nodes")
          .number("room")
          .bytes("node")
          .bytes("content")
          .orElse("ON CONFLICT (room, node) DO NOTHING");
  private static final BulkInsert HISTORY =
      BulkInsert.into("state_history").number("room").number("position").bytes("root");
  private static final BulkInsert CURRENT =
      BulkInsert.into("current_state")
          .number("room")
          .number("slot")
          .number("event")
          .orElse("ON CONFLICT (room, slot) DO UPDATE SET event = excluded.event");

  private final Sql sql;

  /** The rows of this database. */
  public StateRows(Sql sql) {
    this.sql = sql;
  }

  /** Stores what the appends add to slots and states. */
  public void append(List<PositionedAppend> appends) {
    sql.insert(SLOTS, appends.stream().flatMap(each -> slots(each).stream()).toList());
    sql.insert(NODES, appends.stream().flatMap(each -> nodes(each).stream()).toList());
    sql.insert(HISTORY, appends.stream().flatMap(each -> history(each).stream()).toList());
    changeCurrent(appends);
  }

  /** Puts a state in place of the room's current one. */
  public void put(RebuiltRoom rebuilt) {
    long room = rebuilt.room().room().number();
    long position = rebuilt.room().lastPosition();
    StateRoot root = rebuilt.room().head().state();
    sql.insert(NODES, nodes(room, rebuilt.nodes()));
    if (!currentStateAt(room, position).equals(root)) {
      sql.update("DELETE FROM state_history WHERE room = ? AND position = ?", room, position);
      sql.insert(HISTORY, List.of(Values.of(room, position, root.toBytes())));
    }
    sql.update("DELETE FROM current_state WHERE room = ?", room);
    sql.insert(
        CURRENT,
        rebuilt.currentState().entrySet().stream()
            .map(entry -> Values.of(room, entry.getKey(), entry.getValue()))
            .toList());
  }

  private static List<Values> slots(PositionedAppend each) {
    long room = each.append().room().number();
    return each.append().newSlots().stream()
        .map(
            slot ->
                Values.of(
                    room,
                    slot.number(),
                    slot.slot().type().getBytes(UTF_8),
                    slot.slot().stateKey().getBytes(UTF_8)))
        .toList();
  }

  private static List<Values> nodes(PositionedAppend each) {
    return nodes(each.append().room().number(), each.append().newNodes());
  }

  private static List<Values> nodes(long room, Map<NodeId, StateNode> nodes) {
    return nodes.entrySet().stream()
        .map(node -> Values.of(room, node.getKey().toBytes(), node.getValue().encode()))
        .toList();
  }

  private static List<Values> history(PositionedAppend each) {
    long room = each.append().room().number();
    List<Values> rows = new ArrayList<>();
    long position = each.firstPosition();
    for (NewEvent event : each.append().events()) {
      if (event.currentStateAfter().isPresent()) {
        rows.add(Values.of(room, position, event.currentStateAfter().get().toBytes()));
      }
      position++;
    }
    return rows;
  }

  private record RoomSlot(long room, int slot) {}

  private void changeCurrent(List<PositionedAppend> appends) {
    Map<RoomSlot, Long> last = new LinkedHashMap<>();
    for (PositionedAppend each : appends) {
      long room = each.append().room().number();
      each.append()
          .currentState()
          .forEach((slot, event) -> last.put(new RoomSlot(room, slot), event));
    }
    List<Values> filled = new ArrayList<>();
    List<Values> emptied = new ArrayList<>();
    last.forEach(
        (at, event) -> {
          if (event == 0) {
            emptied.add(Values.of(at.room(), at.slot()));
          } else {
            filled.add(Values.of(at.room(), at.slot(), event));
          }
        });
    sql.insert(CURRENT, filled);
    sql.batch("DELETE FROM current_state WHERE room = ? AND slot = ?", emptied);
  }

  /** The node of this name. */
  public StateNode loadNode(long room, NodeId node) {
    return sql.find(
            "SELECT content FROM state_nodes WHERE room = ? AND node = ?",
            row -> StateNode.decode(row.bytes("content")),
            room,
            node.toBytes())
        .orElseThrow(() -> new StorageException("room " + room + " has no state node " + node));
  }

  /** The number of the slot, where it has one. */
  public OptionalInt findSlot(long room, StateSlot slot) {
    return sql.find(
            "SELECT slot FROM slots WHERE room = ? AND type = ? AND state_key = ?",
            row -> OptionalInt.of((int) row.number("slot")),
            room,
            slot.type().getBytes(UTF_8),
            slot.stateKey().getBytes(UTF_8))
        .orElse(OptionalInt.empty());
  }

  /** The slots with numbers in [from, to), in the order of their numbers. */
  public List<StateSlot> slots(long room, int from, int to) {
    return sql.list(
        "SELECT type, state_key FROM slots WHERE room = ? AND slot >= ? AND slot < ? ORDER BY slot",
        StateRows::slot,
        room,
        from,
        to);
  }

  private static StateSlot slot(Row row) {
    return new StateSlot(row.encoded("type"), row.encoded("state_key"));
  }

  /** The current state at this position; empty before the first. */
  public StateRoot currentStateAt(long room, long position) {
    return sql.find(
            """
            SELECT root FROM state_history WHERE room = ? AND position <= ?
            ORDER BY position DESC LIMIT 1
            """,
            row -> StateRoot.ofBytes(row.bytes("root")),
            room,
            position)
        .orElse(StateRoot.EMPTY);
  }
}
