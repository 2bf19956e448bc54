package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import chat.ranvier.bootstrap.config.option.Word;
import java.time.Duration;
import java.util.Map;

/** Where everything is kept. */
@Section(
    title = "Database",
    at = "database",
    doc =
        "Where everything is kept. SQLite needs nothing; for production take PostgreSQL, with a"
            + " database made with `--encoding=UTF8 --locale=C --template=template0`.")
public record DatabaseConfig(
    @Option(
            name = "name",
            byDefault = "sqlite3",
            doc =
                "The engine: `sqlite3`, `psycopg2` for PostgreSQL, or `memory`, which forgets"
                    + " everything at the end.")
        Engine engine,
    @Option(
            name = "args",
            byDefault = "{}",
            doc =
                "For SQLite `database`, the file (`data/ranvier.db` by default). For PostgreSQL"
                    + " libpq's names (`host`, `port`, `user`, `password`, `dbname`, `sslmode`,"
                    + " `keepalives_idle` ...), and `cp_min` (5) and `cp_max` (10), the least and"
                    + " the greatest number of connections.")
        Map<String, String> args,
    @Option(
            name = "txn_limit",
            byDefault = "0",
            doc = "After how many transactions a connection is replaced; 0 for never.")
        int transactionLimit,
    @Option(
            name = "allow_unsafe_locale",
            byDefault = "false",
            doc =
                "Takes a PostgreSQL database whose collation is not C, although an upgrade of the"
                    + " system may then corrupt its indexes.")
        boolean allowUnsafeLocale,
    @Option(
            name = "ownership_timeout",
            byDefault = "10s",
            doc =
                "How long a start waits for another server to give up the PostgreSQL database, as in"
                    + " a rolling restart; with 0 it ends at once and says who has it.")
        Duration ownershipTimeout) {
  /** Checks the numbers. */
  public DatabaseConfig {
    require(transactionLimit >= 0, "txn_limit", "must not be negative");
    require(!ownershipTimeout.isNegative(), "ownership_timeout", "must not be negative");
  }

  /** The database's engine, by the names that Synapse has for them. */
  public enum Engine implements Word {
    SQLITE("sqlite3"),
    POSTGRESQL("psycopg2"),
    MEMORY("memory");

    private final String word;

    Engine(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
