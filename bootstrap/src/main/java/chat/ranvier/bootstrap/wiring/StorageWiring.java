package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.bootstrap.config.DatabaseChoice;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.sql.DatabaseSettings;
import chat.ranvier.db.sql.PostgresSettings;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.SqliteSettings;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.db.sql.migration.MigrationProgress;
import chat.ranvier.domain.identifier.ServerName;
import java.util.Properties;

/** Opens the database that the configuration chose. */
final class StorageWiring {
  private StorageWiring() {}

  /**
   * The stores of the chosen database.
   *
   * @throws StorageException where it cannot be used
   */
  static Stores open(
      DatabaseChoice choice,
      ServerName server,
      Surroundings surroundings,
      MigrationProgress progress) {
    return switch (choice) {
      case DatabaseChoice.InMemory ignored -> Stores.of(new MemoryDatabase());
      case DatabaseChoice.Sqlite sqlite ->
          open(new SqliteSettings(sqlite.file()), server, surroundings, progress);
      case DatabaseChoice.PostgreSql postgres ->
          open(settings(postgres), server, surroundings, progress);
    };
  }

  private static Stores open(
      DatabaseSettings settings,
      ServerName server,
      Surroundings surroundings,
      MigrationProgress progress) {
    return Stores.of(SqlDatabase.open(settings, server, surroundings, progress));
  }

  private static PostgresSettings settings(DatabaseChoice.PostgreSql postgres) {
    Properties properties = new Properties();
    properties.putAll(postgres.properties());
    return new PostgresSettings(
        postgres.url(),
        properties,
        postgres.pool().min(),
        postgres.pool().max(),
        postgres.allowUnsafeLocale(),
        postgres.ownershipTimeout());
  }
}
