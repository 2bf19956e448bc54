package chat.ranvier.crash;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import chat.ranvier.scenario.pusher.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A push gateway hears of every message once and in order, although the server and the gateway are
 * killed in between. Only the message that was on its way just then may be told again.
 */
final class PushCrashTest {
  private static final String KEY = "phone";
  private static final List<Integer> TOLD_BEFORE_EACH_CRASH = List.of(15, 1, 40);

  private final Set<String> onTheirWay = new HashSet<>();
  private Gateway gateway = new Gateway();
  private int sent;

  @Test
  void everyMessageIsToldOnce(@TempDir Path folder) throws Exception {
    String configuration =
        """
        database:
          name: sqlite3
          args: {database: "%s/homeserver.db"}
        ip_range_allowlist: ["127.0.0.1"]
        """
            .formatted(folder);
    try (ServerProcess server = ServerProcess.ranvier(folder, configuration)) {
      server.start();
      Caller reader = Caller.register(server, "reader");
      Caller writer = Caller.register(server, "writer");
      String room = reader.createRoom();
      writer.join(room);
      reader.setPusher(KEY, gateway.url());
      for (int count : TOLD_BEFORE_EACH_CRASH) {
        crashWhileWriting(server, writer, room, count);
      }
      gatewayIsGoneWhileTheServerIsKilled(server, writer, room);
      List<String> said = said(reader, room);
      allIsTold(said);
      reader.read(room, said.getLast());
      theCountIsToldOnce(server);
    } finally {
      gateway.close();
    }
  }

  private void crashWhileWriting(ServerProcess server, Caller writer, String room, int count)
      throws Exception {
    int before = gateway.told(KEY).size();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writing = threads.submit(() -> writeUntilTheServerDies(writer, room));
      try {
        gateway.await(KEY, before + count);
      } finally {
        server.kill();
      }
      writing.get();
    }
    noteLast();
    server.start();
  }

  private boolean writeUntilTheServerDies(Caller writer, String room) throws InterruptedException {
    try {
      while (true) {
        say(writer, room);
      }
    } catch (IOException serverIsGone) {
      return true;
    }
  }

  private void say(Caller writer, String room) throws IOException, InterruptedException {
    sent++;
    writer.send(room, "t" + sent, "m" + sent);
  }

  /** What the gateway has heard last may be told again. */
  private void noteLast() {
    List<String> told = told();
    if (!told.isEmpty()) {
      onTheirWay.add(told.getLast());
    }
  }

  /** The gateway comes back at its address after the server has tried, and was killed, too. */
  private void gatewayIsGoneWhileTheServerIsKilled(ServerProcess server, Caller writer, String room)
      throws Exception {
    allIsTold(said(writer, room));
    noteLast();
    Gateway gone = gateway;
    int port = gone.port();
    gone.close();
    for (int i = 0; i < 5; i++) {
      say(writer, room);
    }
    Awaitility.await("an attempt that failed")
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                server
                    .metrics()
                    .contains("synapse_http_httppusher_http_pushes_failed_total" + " 1.0"));
    server.kill();
    server.start();
    gateway = gone.reopened(port);
  }

  private static List<String> said(Caller caller, String room)
      throws IOException, InterruptedException {
    return caller.history(room).stream()
        .filter(event -> event.string("type").filter("m.room.message"::equals).isPresent())
        .map(event -> event.string("event_id").orElseThrow())
        .toList();
  }

  private List<String> told() {
    return gateway.told(KEY).stream()
        .flatMap(notification -> notification.string("event_id").stream())
        .toList();
  }

  private void allIsTold(List<String> said) {
    Awaitility.await("all messages at the gateway")
        .atMost(Duration.ofSeconds(60))
        .until(() -> new HashSet<>(told()).containsAll(said));
    List<String> once = new ArrayList<>();
    for (String event : told()) {
      if (!once.contains(event)) {
        once.add(event);
      } else {
        assertThat(onTheirWay).as("told twice").contains(event);
      }
    }
    assertThat(once).isEqualTo(said);
    for (String event : said) {
      assertThat(Collections.frequency(told(), event)).isLessThanOrEqualTo(2);
    }
  }

  private void theCountIsToldOnce(ServerProcess server) throws IOException {
    Awaitility.await("a count without an event")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !counts().isEmpty());
    server.kill();
    server.start();
    Awaitility.await("pushers that have looked for something to do")
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> counts().size() == 1);
    assertThat(counts().getFirst().object("counts"))
        .contains(JsonObject.builder().put("unread", 0).build());
  }

  private List<JsonObject> counts() {
    return gateway.told(KEY).stream()
        .filter(notification -> !notification.has("event_id"))
        .toList();
  }
}
