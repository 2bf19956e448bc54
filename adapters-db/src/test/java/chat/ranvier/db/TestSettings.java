package chat.ranvier.db;

import chat.ranvier.db.sql.DatabaseSettings;
import chat.ranvier.db.sql.PostgresSettings;
import chat.ranvier.db.sql.SqliteSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a test's database is: made when it is first asked for. */
public sealed interface TestSettings {
  /** The place, the same each time. */
  DatabaseSettings settings();

  /** Removes the closed database. */
  void remove();

  /** A file in a temporary folder of its own. */
  final class InFolder implements TestSettings {
    private @Nullable Path folder;

    @Override
    public DatabaseSettings settings() {
      try {
        Path made = folder == null ? Files.createTempDirectory("ranvier-test") : folder;
        folder = made;
        return new SqliteSettings(made.resolve("homeserver.db"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void remove() {
      if (folder == null) {
        return;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        folder = null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A database of the server that all tests of this JVM share. */
  final class OnServer implements TestSettings {
    private static final String SAFE = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String options;
    private @Nullable String name;

    /** A database with the order of texts that the server asks for. */
    public OnServer() {
      this(SAFE);
    }

    /**
     * A database with other options.
     *
     * @param options what follows the name in {@code CREATE DATABASE}
     */
    public OnServer(String options) {
      this.options = options;
    }

    /** Starts the server when it is first needed; it ends with the JVM. */
    private static final class Server {
      static final EmbeddedPostgres RUNNING = start();

      private static EmbeddedPostgres start() {
        try {
          return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public PostgresSettings settings() {
      if (name == null) {
        name = "test_" + MADE.incrementAndGet();
        execute("CREATE DATABASE " + name + " " + options + " TEMPLATE template0");
      }
      return settings(false);
    }

    /** The same place, with or without regard to the order of texts. */
    public PostgresSettings settings(boolean allowUnsafeLocale) {
      String url = Server.RUNNING.getJdbcUrl("postgres", name);
      return new PostgresSettings(
          url, new Properties(), 1, 4, allowUnsafeLocale, Duration.ofSeconds(10));
    }

    @Override
    public void remove() {
      if (name != null) {
        execute("DROP DATABASE " + name);
        name = null;
      }
    }

    private static void execute(String text) {
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(text);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
