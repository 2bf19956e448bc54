package chat.ranvier.db.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.db.TestSettings;
import chat.ranvier.db.sql.PostgresSettings;
import chat.ranvier.db.sql.dialect.PostgresDialect;
import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations on both databases. */
final class MigrationsTest {
  @Test
  void bothDatabasesGetTheSameMigrations() {
    assertThat(MigrationFiles.forDatabase("sqlite"))
        .extracting(Migration::version)
        .isNotEmpty()
        .isEqualTo(
            MigrationFiles.forDatabase("postgres").stream().map(Migration::version).toList());
  }

  @Test
  void statementsEndAtSemicolonsThatEndLines() {
    assertThat(
            new Migration(1, "one", "-- No; comment.\nSELECT ';'\n  ;\n\nSELECT 2;").statements())
        .containsExactly("SELECT ';'", "SELECT 2");
  }

  @Nested
  final class OnSqlite implements MigrationsContract {
    @TempDir Path folder = Path.of("");

    @Override
    public SqlDialect dialect() {
      return new SqliteDialect();
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
    }
  }

  @Nested
  final class OnPostgres implements MigrationsContract {
    private final TestSettings.OnServer place = new TestSettings.OnServer();

    @AfterEach
    void remove() {
      place.remove();
    }

    @Override
    public SqlDialect dialect() {
      return new PostgresDialect();
    }

    @Override
    public Connection connect() throws SQLException {
      PostgresSettings settings = place.settings();
      return DriverManager.getConnection(settings.url(), settings.properties());
    }
  }
}
