package chat.ranvier.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;

/** Which database is used, in the terms of the drivers: decided before anything is wired. */
public sealed interface DatabaseChoice {
  /** Nothing is kept beyond the process' end. */
  record InMemory() implements DatabaseChoice {}

  /** A file of SQLite's; its directory may have to be made. */
  record Sqlite(Path file) implements DatabaseChoice {}

  /**
   * A PostgreSQL server.
   *
   * @param url for JDBC, without user and password
   * @param properties for JDBC, user and password among them
   * @param pool how many connections
   * @param transactionLimit after how many transactions a connection is replaced; 0 for never
   * @param allowUnsafeLocale whether a collation other than C is taken
   * @param ownershipTimeout how long to wait for another server to give up the database
   */
  record PostgreSql(
      String url,
      Map<String, String> properties,
      PoolSize pool,
      int transactionLimit,
      boolean allowUnsafeLocale,
      Duration ownershipTimeout)
      implements DatabaseChoice {
    public PostgreSql {
      properties = Map.copyOf(properties);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
      return url + " " + pool;
    }
  }

  /**
   * How many connections a pool holds.
   *
   * @param min at least; not negative
   * @param max at most; at least 1 and {@code min}
   */
  record PoolSize(int min, int max) {}

  /** The choice that the configuration makes. */
  static DatabaseChoice of(DatabaseConfig config) {
    return of(config, (argument, remark) -> {});
  }

  /**
   * The choice that the configuration makes.
   *
   * @param remarks told about arguments that are ignored: the name, and why
   * @throws chat.ranvier.bootstrap.config.option.InvalidOptionException where an argument is wrong
   */
  static DatabaseChoice of(DatabaseConfig config, BiConsumer<String, String> remarks) {
    return switch (config.engine()) {
      case MEMORY -> new InMemory();
      case SQLITE -> sqlite(config.args().getOrDefault("database", "data/ranvier.db"));
      case POSTGRESQL -> new LibpqArguments(config.args(), remarks).choice(config);
    };
  }

  private static DatabaseChoice sqlite(String database) {
    return database.equals(":memory:") ? new InMemory() : new Sqlite(Path.of(database));
  }
}
