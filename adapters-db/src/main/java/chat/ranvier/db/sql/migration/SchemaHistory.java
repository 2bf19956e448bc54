package chat.ranvier.db.sql.migration;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.sql.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a database notes of the migrations it has seen. */
final class SchemaHistory {
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS schema_migrations (
            version ${number} NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL
          ) ${table}
          """,
          """
          CREATE TABLE IF NOT EXISTS schema_version (
            id ${number} NOT NULL PRIMARY KEY,
            version ${number} NOT NULL,
            compatible_with ${number} NOT NULL
          ) ${table}
          """);

  private final SqlDialect dialect;

  SchemaHistory(SqlDialect dialect) {
    this.dialect = dialect;
  }

  void prepare(Connection connection) throws SQLException {
    dialect.lockSchema(connection);
    for (String table : TABLES) {
      execute(connection, dialect.schema(table));
    }
  }

  void refuseNewer(Connection connection, SchemaVersion program) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery("SELECT version, compatible_with FROM schema_version")) {
      if (answer.next() && answer.getInt("compatible_with") > program.version()) {
        throw new StorageException(
            "the database has been brought to version %d by a newer program and needs one that knows version %d; this one knows %d"
                .formatted(
                    answer.getInt("version"), answer.getInt("compatible_with"), program.version()));
      }
    }
  }

  /** The checksums of what has been applied, by number. */
  Map<Integer, String> applied(SchemaTransactions transactions) {
    Map<Integer, String> applied = new HashMap<>();
    transactions.run(connection -> applied.putAll(applied(connection)));
    return applied;
  }

  private static Map<Integer, String> applied(Connection connection) throws SQLException {
    Map<Integer, String> applied = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT version, checksum FROM schema_migrations")) {
      while (rows.next()) {
        applied.put(rows.getInt("version"), rows.getString("checksum"));
      }
    }
    return applied;
  }

  /** Applies the migration, unless another process has done so meanwhile. */
  void apply(Connection connection, Migration migration) throws SQLException {
    dialect.lockSchema(connection);
    if (applied(connection).containsKey(migration.version())) {
      return;
    }
    for (String statement : migration.statements()) {
      execute(connection, dialect.schema(statement));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO schema_migrations (version, name, checksum) VALUES (?, ?, ?)")) {
      insert.setInt(1, migration.version());
      insert.setString(2, migration.name());
      insert.setString(3, migration.checksum());
      insert.executeUpdate();
    }
  }

  /** Notes the program's versions where they are newer than what is noted. */
  void note(Connection connection, SchemaVersion program) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            INSERT INTO schema_version (id, version, compatible_with) VALUES (1, ?, ?)
            ON CONFLICT (id) DO UPDATE
              SET version = excluded.version, compatible_with = excluded.compatible_with
              WHERE excluded.version > schema_version.version
            """)) {
      update.setInt(1, program.version());
      update.setInt(2, program.compatibleWith());
      update.executeUpdate();
    }
  }

  private static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
