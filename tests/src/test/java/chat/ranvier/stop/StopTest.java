package chat.ranvier.stop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients see of a server that is told to stop. */
final class StopTest {
  private static final int POLLS = 20;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final String BODY = "{\"msgtype\":\"m.text\",\"body\":\"last words\"}";

  @TempDir private Path folder = Path.of("");
  private final List<AutoCloseable> opened = new ArrayList<>();

  private @Nullable ServerProcess process;

  @BeforeEach
  void start() throws IOException {
    ServerProcess server =
        ServerProcess.ranvier(
            folder,
            """
            database:
              name: sqlite3
              args: {database: "%s/homeserver.db"}
            """
                .formatted(folder));
    opened.add(server);
    server.start();
    process = server;
  }

  private ServerProcess server() {
    return Objects.requireNonNull(process);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void pollsAreAnsweredAtOnceAndDoNotHoldUpTheStop() throws Exception {
    Caller alice = Caller.register(server(), "alice");
    alice.createRoom();
    String since = Caller.text(alice.sync(Optional.empty(), Duration.ZERO), "next_batch");
    List<Future<JsonObject>> polls = new ArrayList<>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    opened.add(threads);
    for (int i = 0; i < POLLS; i++) {
      polls.add(threads.submit(() -> alice.sync(Optional.of(since), Duration.ofMinutes(2))));
    }
    awaitInFlight("GET", "SyncRestServlet", POLLS);

    long begun = System.nanoTime();
    int status = server().terminate();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
    assertThat(status).isEqualTo(ServerProcess.ENDED_BY_SIGTERM);
    for (Future<JsonObject> poll : polls) {
      assertThat(Caller.text(poll.get(), "next_batch")).isEqualTo(since);
    }
  }

  @Test
  void aRequestThatRunsIsAnsweredBeforeTheStop() throws Exception {
    Caller alice = Caller.register(server(), "alice");
    String room = alice.createRoom();
    try (Socket socket = new Socket(server().base().getHost(), server().base().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write((head(room, alice) + BODY.substring(0, 10)).getBytes(UTF_8));
      out.flush();
      awaitInFlight("PUT", "RoomSendEventRestServlet", 1);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      opened.add(threads);
      Future<Integer> status = threads.submit(server()::terminate);
      awaitClosedDoor();
      out.write(BODY.substring(10).getBytes(UTF_8));
      out.flush();

      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("event_id");
      assertThat(status.get()).isEqualTo(ServerProcess.ENDED_BY_SIGTERM);
    }
    server().start();
    assertThat(alice.history(room)).last().asString().contains("last words");
  }

  private static String head(String room, Caller sender) {
    return """
    PUT /_matrix/client/v3/rooms/%s/send/m.room.message/1 HTTP/1.1
    Host: localhost
    Authorization: Bearer %s
    Content-Length: %d

    """
        .formatted(
            URLEncoder.encode(room, UTF_8),
            sender.token().orElseThrow(),
            BODY.getBytes(UTF_8).length)
        .replace("\n", "\r\n");
  }

  private void awaitInFlight(String method, String servlet, int count) {
    String line =
        "synapse_http_server_in_flight_requests_count{method=\"%s\",servlet=\"%s\"} %d.0"
            .formatted(method, servlet, count);
    Awaitility.await(line)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> server().metrics().lines().anyMatch(line::equals));
  }

  private void awaitClosedDoor() {
    Awaitility.await("no connection is taken any more")
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !isOpen());
  }

  private boolean isOpen() {
    try (Socket socket = new Socket(server().base().getHost(), server().base().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
