package chat.ranvier.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.bootstrap.environment.ProcessHalt;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL database, as in a rolling restart: one of them writes. */
final class OwnershipTest {
  private final EmbeddedPostgres postgres;
  @TempDir private Path folder = Path.of("");

  OwnershipTest() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .start();
  }

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectory(folder.resolve("first"));
    Files.createDirectory(folder.resolve("second"));
  }

  @AfterEach
  void end() throws IOException {
    postgres.close();
  }

  private ServerProcess server(String name, String timeout) throws IOException {
    return ServerProcess.ranvier(
        folder.resolve(name),
        """
        database:
          name: psycopg2
          args: {host: 127.0.0.1, port: %d, user: postgres, password: "", dbname: postgres, sslmode: disable}
          ownership_timeout: %s
        """
            .formatted(postgres.getPort(), timeout));
  }

  private long ask(String question) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  /** How many connections a process has by which it writes, or would write. */
  private static String owners(ServerProcess server) {
    return "FROM pg_stat_activity WHERE application_name LIKE 'ranvier, process "
        + server.pid()
        + " on %'";
  }

  @Test
  void theSecondSaysWhoHasTheDatabaseAndEnds() throws Exception {
    try (ServerProcess first = server("first", "0s");
        ServerProcess second = server("second", "0s")) {
      first.start();
      Caller alice = Caller.register(first, "alice");
      String room = alice.createRoom();
      assertThatThrownBy(second::start)
          .rootCause()
          .hasMessageContaining(
              "another server uses the database: ranvier, process " + first.pid() + " on ");
      assertThat(second.log()).doesNotContain("\tat ");
      assertThat(alice.send(room, "t1", "still here")).startsWith("$");
    }
  }

  @Test
  void theSecondWaitsUntilTheFirstHasEndedAndKnowsAllThatWasAcknowledged() throws Exception {
    try (ServerProcess first = server("first", "0s");
        ServerProcess second = server("second", "60s");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      first.start();
      Caller alice = Caller.register(first, "alice");
      String room = alice.createRoom();
      Future<Boolean> started =
          threads.submit(
              () -> {
                second.start();
                return true;
              });
      Awaitility.await("the second waits")
          .until(() -> Files.exists(folder.resolve("second/server.log")) && isWaiting(second));
      String sent = alice.send(room, "t1", "on the first");
      assertThat(first.terminate()).isEqualTo(ServerProcess.ENDED_BY_SIGTERM);
      assertThat(ask("SELECT reserved FROM counters WHERE counter = 'event_number'"))
          .as("given back to the last number that was used")
          .isEqualTo(ask("SELECT max(event) FROM events"));

      assertThat(started.get()).isTrue();
      Caller again = new Caller(second, alice.token());
      String next = again.send(room, "t2", "on the second");
      assertThat(ids(again.history(room))).endsWith(sent, next);
    }
  }

  private static boolean isWaiting(ServerProcess second) throws IOException {
    return second.log().contains("Waiting up to 60 s for it to end");
  }

  private static List<String> ids(List<JsonObject> events) {
    return events.stream().flatMap(event -> event.string("event_id").stream()).toList();
  }

  @Test
  void aServerThatWasSuspendedMeanwhileWritesNothingAndEnds() throws Exception {
    try (ServerProcess first = server("first", "0s");
        ServerProcess second = server("second", "10s");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      first.start();
      Caller alice = Caller.register(first, "alice");
      String room = alice.createRoom();
      signal("STOP", first);
      assertThat(ask("SELECT count(pg_terminate_backend(pid)) " + owners(first))).isEqualTo(1);
      second.start();
      Caller other = new Caller(second, alice.token());
      String sent = other.send(room, "t1", "on the second");

      signal("CONT", first);
      Future<String> stale = threads.submit(() -> alice.send(room, "t2", "on the first"));
      assertThat(first.awaitEnd()).isEqualTo(ProcessHalt.STATUS);
      assertThatThrownBy(stale::get).isNotNull();
      assertThat(first.log()).contains("another server has taken over the database");
      assertThat(ids(other.history(room))).last().isEqualTo(sent);
      assertThat(other.send(room, "t3", "and on")).startsWith("$");
    }
  }

  private static void signal(String name, ServerProcess server) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
