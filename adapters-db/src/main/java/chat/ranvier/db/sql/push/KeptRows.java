package chat.ranvier.db.sql.push;

import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.KeptOutcome;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.push.PushActions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of {@code notifying_events} and {@code push_actions}, read back by their events. */
final class KeptRows {
  private final Sql sql;
  private final Map<Long, KeptOutcome> kept = new TreeMap<>();

  KeptRows(Sql sql) {
    this.sql = sql;
  }

  List<KeptOutcome> read(long room, long after, int limit) {
    List<Long> positions =
        sql.list(
            """
            SELECT position FROM notifying_events WHERE room = ? AND position > ?
            UNION SELECT position FROM push_actions WHERE room = ? AND position > ?
            ORDER BY position LIMIT ?
            """,
            row -> row.number("position"),
            room,
            after,
            room,
            after,
            limit);
    if (positions.isEmpty()) {
      return List.of();
    }
    long upTo = positions.getLast();
    sql.list(
        """
        SELECT position, thread, tweaks, total, redacted FROM notifying_events
        WHERE room = ? AND position > ? AND position <= ?
        """,
        row -> kept.put(row.number("position"), common(room, row)),
        room,
        after,
        upTo);
    sql.list(
        """
        SELECT position, thread, user_id, notifies, tweaks FROM push_actions
        WHERE room = ? AND position > ? AND position <= ? ORDER BY position, user_id
        """,
        row -> own(room, row),
        room,
        after,
        upTo);
    return List.copyOf(kept.values());
  }

  private static KeptOutcome common(long room, Row row) {
    return new KeptOutcome(
        new EventOutcome(
            row.number("position"),
            room,
            row.text("thread"),
            actions(true, row),
            row.number("total"),
            new LinkedHashMap<>()),
        row.truth("redacted"));
  }

  private static PushActions actions(boolean notifies, Row row) {
    byte[] tweaks = row.text("tweaks").getBytes(StandardCharsets.UTF_8);
    return new PushActions(notifies, JsonReader.readObject(tweaks));
  }

  private boolean own(long room, Row row) {
    long position = row.number("position");
    KeptOutcome its =
        kept.computeIfAbsent(
            position,
            absent ->
                new KeptOutcome(
                    new EventOutcome(
                        position,
                        room,
                        row.text("thread"),
                        PushActions.NONE,
                        0,
                        new LinkedHashMap<>()),
                    false));
    PushActions actions = actions(row.truth("notifies"), row);
    return its.outcome().own().put(new UserId(row.text("user_id")), actions) == null;
  }
}
