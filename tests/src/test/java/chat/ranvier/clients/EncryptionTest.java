package chat.ranvier.clients;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * End-to-end encryption by matrix-js-sdk, on a server that is killed and started again, over
 * connections that are cut. What is shown stands in {@code tests/clients/js/story.js}.
 */
final class EncryptionTest {
  private static final int MESSAGES = Integer.getInteger("clients.messages", 400);
  private static final int LIMIT_SECONDS = 100 + MESSAGES / 4;

  @Test
  void allDevicesReadAllMessagesThroughCrashesAndCutConnections(@TempDir Path folder)
      throws Exception {
    NodeScripts.install();
    if (System.getProperty("clients.database", "sqlite").equals("postgres")) {
      onPostgres(folder);
    } else {
      onSqlite(folder);
    }
  }

  private static void onSqlite(Path folder) throws IOException, InterruptedException {
    tellTheStory(
        folder,
        """
        database:
          name: sqlite3
          args: {database: "%s/homeserver.db"}
        """
            .formatted(folder));
  }

  private static void onPostgres(Path folder) throws IOException, InterruptedException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .start()) {
      tellTheStory(
          folder,
          """
          database:
            name: psycopg2
            args: {host: 127.0.0.1, port: %d, user: postgres, password: "", dbname: postgres}
          """
              .formatted(postgres.getPort()));
    }
  }

  private static void tellTheStory(Path folder, String database)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.ranvier(folder, database);
        Relay relay = new Relay(server.base().getPort())) {
      server.start();
      Interruptions interruptions = new Interruptions(server, relay);
      NodeScripts.Outcome outcome =
          NodeScripts.node(
              interruptions,
              "run.js",
              relay.base().toString(),
              "--messages=" + MESSAGES,
              "--within=" + LIMIT_SECONDS);
      assertThat(outcome.status()).as(outcome.toString()).isZero();
      assertThat(interruptions.cuts()).as("cut connections").isPositive();
      assertThat(interruptions.kills()).as("crashes").isPositive();
    }
  }
}
