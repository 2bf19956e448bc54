package chat.ranvier.db.sql.push;

import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.SqlType;

/** The longer statements on {@code notifying_events} and {@code push_actions}. */
final class NotificationStatements {
  private static final String EVENTS_IN_ROOM =
      """
      FROM notifying_events n WHERE n.room = p.room AND n.position > p.after AND n.position <= ?
      """;

  static final String TOTAL =
      "SELECT total FROM notifying_events WHERE room = ? ORDER BY position DESC LIMIT 1";

  /** CROSS JOIN keeps SQLite from going through all events where few rooms have new ones. */
  static final String EVENTS_AFTER =
      """
      SELECT e.position, e.event FROM rooms r CROSS JOIN events e
      WHERE e.room = r.room AND e.position > ? ORDER BY e.position LIMIT ?
      """;

  private NotificationStatements() {}

  /** What comes in is (room, after, whether it is followed), as JSON. */
  private static String marks(SqlDialect dialect) {
    return dialect.numbersIn("p", "room", "after", "followed");
  }

  /** Parameters: the last position three times, the marks. */
  static String commonTally(SqlDialect dialect) {
    return """
        SELECT p.room AS room,
          COALESCE((SELECT n.total FROM notifying_events n
            WHERE n.room = p.room AND n.position <= ? ORDER BY n.position DESC LIMIT 1), 0)
          - COALESCE((SELECT n.total FROM notifying_events n
            WHERE n.room = p.room AND n.position <= p.after ORDER BY n.position DESC LIMIT 1), 0)
          - (SELECT COUNT(*) %s AND n.redacted = 1) AS notifications,
          (SELECT COUNT(*) %s AND n.highlights = 1 AND n.redacted = 0) AS highlights
        FROM %s
        """
        .formatted(EVENTS_IN_ROOM, EVENTS_IN_ROOM, marks(dialect));
  }

  /** Parameters: the marks, the last position. */
  static String threadTally(SqlDialect dialect) {
    return """
        SELECT n.room AS room, n.thread AS thread, COUNT(*) AS notifications,
          SUM(n.highlights) AS highlights
        FROM %s JOIN notifying_events n ON n.room = p.room AND n.position > p.after
        WHERE n.position <= ? AND n.thread <> 'main' AND n.redacted = 0
        GROUP BY n.room, n.thread
        """
        .formatted(marks(dialect));
  }

  /** Parameters: the marks, the user, the last position. */
  static String ownTally(SqlDialect dialect) {
    return """
        SELECT a.room AS room, a.thread AS thread,
          SUM(a.notifies - a.common_notifies * p.followed) AS notifications,
          SUM(a.highlights - a.common_highlights * p.followed) AS highlights
        FROM %s JOIN push_actions a ON a.room = p.room AND a.position > p.after
        WHERE a.user_id = ? AND a.position <= ?
        GROUP BY a.room, a.thread
        """
        .formatted(marks(dialect));
  }

  /** Parameters: room, thread, after, the last position. */
  static final String COMMON_IN_THREAD =
      """
      SELECT COUNT(*) AS notifications, COALESCE(SUM(highlights), 0) AS highlights
      FROM notifying_events
      WHERE room = ? AND thread = ? AND position > ? AND position <= ? AND redacted = 0
      """;

  /**
   * Parameters: whether the room is followed, twice; user, room, thread, after, the last position.
   */
  static final String OWN_IN_THREAD =
      """
      SELECT COALESCE(SUM(notifies - common_notifies * CAST(? AS BIGINT)), 0) AS notifications,
        COALESCE(SUM(highlights - common_highlights * CAST(? AS BIGINT)), 0) AS highlights
      FROM push_actions
      WHERE user_id = ? AND room = ? AND thread = ? AND position > ? AND position <= ?
      """;

  /**
   * Parameters: the user, the rooms, after, the last position, the limit; the user, after, the last
   * position; the limit.
   *
   * @param byDefault whether the rooms are those that are not followed
   */
  static String notifications(
      SqlDialect dialect, boolean byDefault, boolean onlyHighlights, boolean newestFirst) {
    String order = newestFirst ? "DESC" : "ASC";
    String rooms = dialect.among("r.room_id", SqlType.TEXT);
    return """
        SELECT f.room, f.position, f.thread, f.tweaks, r.room_id, r.version, e.event_id FROM (
          SELECT n.room, n.position, n.thread, n.tweaks
          FROM memberships m
          JOIN rooms r ON r.room = m.room
          JOIN notifying_events n ON n.room = m.room
          WHERE m.user_id = ? AND m.membership = 'join' AND %1$s
            AND n.position IN (
              SELECT x.position FROM notifying_events x
              WHERE x.room = m.room AND x.position > ? AND x.position <= ?
                AND x.position > m.since AND x.redacted = 0 %2$s
                AND NOT EXISTS (SELECT 1 FROM push_actions a
                  WHERE a.user_id = m.user_id AND a.room = x.room AND a.position = x.position)
              ORDER BY x.position %3$s LIMIT ?)
          UNION ALL
          SELECT a.room, a.position, a.thread, a.tweaks
          FROM push_actions a JOIN memberships m ON m.user_id = a.user_id AND m.room = a.room
          WHERE a.user_id = ? AND a.position > ? AND a.position <= ? AND a.notifies = 1 %4$s
            AND m.membership IN ('join', 'invite')
        ) AS f
        JOIN rooms r ON r.room = f.room
        JOIN events e ON e.room = f.room AND e.position = f.position
        ORDER BY f.position %3$s LIMIT ?
        """
        .formatted(
            byDefault ? "NOT (" + rooms + ")" : rooms,
            onlyHighlights ? "AND x.highlights = 1" : "",
            order,
            onlyHighlights ? "AND a.highlights = 1" : "");
  }
}
