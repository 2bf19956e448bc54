package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Opening and closing both databases. */
final class SqlDatabaseTest {
  private static SqlDatabase open(DatabaseSettings settings) {
    return SqlDatabase.open(
        settings, TestDatabase.SERVER, TestDatabase.SURROUNDINGS, (number, of, name) -> {});
  }

  @Nested
  final class OnSqlite implements OpeningContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Test
    void aSecondServerOnTheSameFileIsRefused() {
      assertThatThrownBy(() -> open(STORE.settings()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("another server");
    }

    @Test
    void theFolderOfANewDatabaseIsMade(@TempDir Path folder) {
      open(new SqliteSettings(folder.resolve("new/data/homeserver.db"))).close();
    }

    @Test
    void aClosedDatabaseIsOneFileAndItsLock(@TempDir Path folder) throws IOException {
      open(new SqliteSettings(folder.resolve("homeserver.db"))).close();
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(file -> folder.relativize(file).toString()))
            .containsExactlyInAnyOrder("homeserver.db", "homeserver.db.lock");
      }
    }

    @Test
    void whatIsNoDatabaseIsRefused(@TempDir Path folder) {
      assertThatThrownBy(() -> open(new SqliteSettings(folder)))
          .isInstanceOf(StorageException.class);
    }
  }

  @Nested
  final class OnPostgres implements OpeningContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Test
    void aServerThatDoesNotAnswerIsAStorageFailure() {
      Properties properties = new Properties();
      properties.setProperty("connectTimeout", "1");
      assertThatThrownBy(
              () ->
                  open(
                      new PostgresSettings(
                          "jdbc:postgresql://127.0.0.1:1/none",
                          properties,
                          1,
                          1,
                          false,
                          Duration.ZERO)))
          .isInstanceOf(StorageException.class);
    }

    @Test
    void anotherEncodingThanUtf8IsRefused() {
      TestSettings.OnServer place =
          new TestSettings.OnServer("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
      place.settings();
      assertThatThrownBy(() -> open(place.settings(true)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("LATIN1");
      place.remove();
    }

    @Test
    void anUnsafeOrderOfTextsIsRefusedUnlessItIsAllowed() {
      TestSettings.OnServer place =
          new TestSettings.OnServer("ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
      assertThatThrownBy(() -> open(place.settings()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("allow_unsafe_locale");
      open(place.settings(true)).close();
      place.remove();
    }
  }
}
