package chat.ranvier.outage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that answers no write: the server says so, and stops within its limit all the same.
 */
final class HangingStorageTest {
  private static final Duration LIMIT = Duration.ofSeconds(12);

  @Test
  void theServerTellsThatNothingIsWrittenAndStopsInTime(@TempDir Path folder) throws Exception {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
        Connection other = postgres.getPostgresDatabase().getConnection();
        ServerProcess server = ServerProcess.ranvier(folder, database(postgres.getPort()));
        HttpClient http = HttpClient.newHttpClient()) {
      server.start();
      assertThat(health(http, server)).isEqualTo(200);
      other.setAutoCommit(false);
      lock(other);
      awaitHealth(http, server, 503);
      other.rollback();
      awaitHealth(http, server, 200);
      lock(other);
      awaitHealth(http, server, 503);

      long begun = System.nanoTime();
      server.terminate();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
    }
  }

  private static void awaitHealth(HttpClient http, ServerProcess server, int status) {
    Awaitility.await("health " + status)
        .atMost(Duration.ofSeconds(15))
        .until(() -> health(http, server) == status);
  }

  private static int health(HttpClient http, ServerProcess server)
      throws IOException, InterruptedException {
    URI page = server.base().resolve("/health");
    return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding()).statusCode();
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE counters IN ACCESS EXCLUSIVE MODE");
    }
  }

  private static String database(int port) {
    return """
    database:
      name: psycopg2
      args: {host: 127.0.0.1, port: %d, user: postgres, password: "", dbname: postgres}
    """
        .formatted(port);
  }
}
