package chat.ranvier.db.sql.room;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;

/**
 * The rows of {@code backward_extremities}, {@code waiting_events}, {@code awaiting_redactions}.
 */
final class GraphRows {
  private static final BulkInsert BACKWARD =
      BulkInsert.into("backward_extremities")
          .number("room")
          .text("event_id")
          .number("follower")
          .orElse("ON CONFLICT (room, event_id, follower) DO NOTHING");
  private static final BulkInsert WAITING =
      BulkInsert.into("waiting_events")
          .number("room")
          .text("event_id")
          .bytes("json")
          .orElse("ON CONFLICT (room, event_id) DO NOTHING");
  private static final BulkInsert AWAITING =
      BulkInsert.into("awaiting_redactions")
          .number("room")
          .text("target")
          .number("redaction")
          .orElse("ON CONFLICT (room, target, redaction) DO NOTHING");
  private static final String SETTLE =
      "DELETE FROM awaiting_redactions WHERE room = ? AND target = ?";
  private static final String CLOSE =
      "DELETE FROM backward_extremities WHERE room = ? AND event_id = ?";
  private static final String RELEASE =
      "DELETE FROM waiting_events WHERE room = ? AND event_id = ?";

  private final Sql sql;

  GraphRows(Sql sql) {
    this.sql = sql;
  }

  /** Stores what the appends say of gaps, in their order. */
  void append(List<PositionedAppend> appends) {
    for (PositionedAppend each : appends) {
      GraphChange change = each.append().intake().graph();
      if (!change.isNothing()) {
        store(each.append().room().number(), change);
      }
    }
  }

  private void store(long room, GraphChange change) {
    sql.insert(
        BACKWARD,
        change.opened().stream()
            .map(each -> Values.of(room, each.missing().value(), each.follower()))
            .toList());
    sql.batch(CLOSE, keys(room, change.closed()));
    sql.insert(
        WAITING,
        change.waiting().stream()
            .map(event -> Values.of(room, event.eventId().value(), event.canonicalBytes()))
            .toList());
    sql.batch(RELEASE, keys(room, change.released()));
    sql.insert(
        AWAITING,
        change.awaiting().stream()
            .map(each -> Values.of(room, each.target().value(), each.number()))
            .toList());
    sql.batch(SETTLE, keys(room, change.settled().stream().map(Redaction::target).toList()));
  }

  private static List<Values> keys(long room, List<EventId> events) {
    return events.stream().map(event -> Values.of(room, event.value())).toList();
  }

  StoredGraph graph(long room) {
    return new StoredGraph(
        sql.list(
            """
            SELECT event_id, follower FROM backward_extremities WHERE room = ?
            ORDER BY event_id, follower
            """,
            row -> new BackwardExtremity(new EventId(row.text("event_id")), row.number("follower")),
            room),
        sql.list(
            """
            SELECT w.event_id, w.json, r.room_id, r.version FROM waiting_events w
            JOIN rooms r ON r.room = w.room WHERE w.room = ? ORDER BY w.event_id
            """,
            GraphRows::waiting,
            room),
        sql.list(
            """
            SELECT target, redaction FROM awaiting_redactions WHERE room = ?
            ORDER BY target, redaction
            """,
            row -> new Redaction(row.number("redaction"), new EventId(row.text("target"))),
            room));
  }

  private static Pdu waiting(Row row) {
    String version = row.text("version");
    return Pdu.ofStored(
        RoomVersion.find(version)
            .orElseThrow(() -> new StorageException("unknown room version " + version)),
        new EventId(row.text("event_id")),
        new RoomId(row.text("room_id")),
        row.bytes("json"));
  }
}
