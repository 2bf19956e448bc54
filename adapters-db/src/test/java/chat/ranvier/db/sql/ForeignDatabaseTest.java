package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases of other programs: they are named, refused, and not touched. */
final class ForeignDatabaseTest {
  private static final String TABLES =
      """
      CREATE TABLE applied_schema_deltas (version INTEGER, file TEXT); CREATE TABLE schema_version (version INTEGER) | Synapse
      CREATE TABLE schema_version (version INTEGER); CREATE TABLE schema_compat_version (compat_version INTEGER) | Synapse
      CREATE TABLE roomserver_rooms (room_nid INTEGER); CREATE TABLE db_migrations (version TEXT) | Dendrite
      CREATE TABLE schema_migrations (version TEXT); CREATE TABLE accounts (id INTEGER) | tables of another program (accounts, schema_migrations)
      CREATE TABLE books (title TEXT) | tables of another program (books)
      """;

  private static void open(DatabaseSettings settings) {
    SqlDatabase.open(
            settings, TestDatabase.SERVER, TestDatabase.SURROUNDINGS, (number, of, name) -> {})
        .close();
  }

  private static void execute(String url, String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements.split(";", -1)) {
        statement.execute(each);
      }
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(
            file.getFileName() + " " + Files.getLastModifiedTime(file),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TABLES)
  void aFileOfAnotherProgramIsNamedAndNotTouched(
      String statements, String name, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("homeserver.db");
    execute("jdbc:sqlite:" + file, statements + "; PRAGMA user_version = 7");
    Map<String, String> before = files(folder);
    assertThatThrownBy(() -> open(new SqliteSettings(file)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(name);
    assertThat(files(folder)).isEqualTo(before);
  }

  @Test
  void tablesThatOnlyTheLogHoldsAreSeenToo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("homeserver.db");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE applied_schema_deltas (version INTEGER, file TEXT)");
      assertThatThrownBy(() -> open(new SqliteSettings(file)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("Synapse");
      try (ResultSet tables = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
        assertThat(tables.getInt(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNotTouched(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("homeserver.db"), "Dear diary, ".repeat(1_000));
    Map<String, String> before = files(folder);
    assertThatThrownBy(() -> open(new SqliteSettings(file)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("not a database");
    assertThat(files(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TABLES)
  void aPostgresDatabaseOfAnotherProgramIsNamedAndNotTouched(String statements, String name)
      throws SQLException {
    TestSettings.OnServer place = new TestSettings.OnServer();
    PostgresSettings settings = place.settings();
    execute(settings.url(), statements);
    long before = tables(settings.url());
    assertThatThrownBy(() -> open(settings))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(name);
    assertThat(tables(settings.url())).isEqualTo(before);
    place.remove();
  }

  private static long tables(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("SELECT count(*) FROM pg_class WHERE relkind = 'r'")) {
      count.next();
      return count.getLong(1);
    }
  }

  @Test
  void filesAndNewFoldersAreTheirOwnersOnly(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("new/data");
    Path file = data.resolve("homeserver.db");
    try (SqlDatabase database =
        SqlDatabase.open(
            new SqliteSettings(file),
            TestDatabase.SERVER,
            TestDatabase.SURROUNDINGS,
            (number, of, name) -> {})) {
      database.inTransaction(() -> {});
      try (Stream<Path> all = Files.list(data)) {
        assertThat(all)
            .hasSize(4)
            .allSatisfy(each -> assertThat(permissions(each)).isEqualTo("rw-------"));
      }
      assertThat(permissions(data)).isEqualTo("rwx------");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    open(new SqliteSettings(file));
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
