package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.util.List;

/**
 * The check that no counter stands behind the numbers that are in use, as after a database was put
 * together from backups of different days: it would give numbers out a second time.
 */
final class StoredNumbers {
  private record Use(String counter, String highest) {}

  private static final List<Use> USES =
      List.of(
          new Use("room_number", "SELECT max(room) AS used FROM rooms"),
          new Use("event_number", "SELECT max(event) AS used FROM events"),
          new Use(
              "stream_position",
              "SELECT position AS used FROM events ORDER BY event DESC LIMIT 1"));

  private StoredNumbers() {}

  static boolean check(Sql sql) {
    for (Use use : USES) {
      long used = sql.find(use.highest(), row -> row.optionalNumber("used").orElse(0)).orElse(0L);
      long reserved =
          sql.find(
                  "SELECT reserved FROM counters WHERE counter = ?",
                  row -> row.number("reserved"),
                  use.counter())
              .orElse(0L);
      if (used > reserved) {
        throw new StorageException(
            "the counter %s stands at %d, but %d is in use: the database is not of one piece"
                .formatted(use.counter(), reserved, used));
      }
    }
    return true;
  }
}
