package chat.ranvier.db.sql.commit;

import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.db.sql.Sql;

/** The counters in the table {@code counters}. */
public final class SqlCounters implements Counters {
  private final Sql sql;

  /** The counters of the database that the statements go to. */
  public SqlCounters(Sql sql) {
    this.sql = sql;
  }

  @Override
  public long reserved(String counter) {
    return sql.find(
            "SELECT reserved FROM counters WHERE counter = ?",
            row -> row.number("reserved"),
            counter)
        .orElse(0L);
  }

  @Override
  public void reserve(String counter, long upTo) {
    sql.update(
        """
        INSERT INTO counters (counter, reserved) VALUES (?, ?)
        ON CONFLICT (counter) DO UPDATE SET reserved = excluded.reserved
          WHERE excluded.reserved > counters.reserved
        """,
        counter,
        upTo);
  }

  @Override
  public void giveBack(String counter, long above) {
    sql.update(
        "UPDATE counters SET reserved = ? WHERE counter = ? AND reserved > ?",
        above,
        counter,
        above);
  }
}
