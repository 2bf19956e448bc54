package chat.ranvier.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One user asks for more than fits the heap, while others chat: they are served throughout. */
final class SmallHeapTest {
  private static final String V3 = "/_matrix/client/v3";
  private static final int AT_A_TIME = 150;
  private static final int LONG_MESSAGES = 40;
  private static final Duration LONGEST_SEND = Duration.ofSeconds(5);
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 413, 429, 503);

  @Test
  void othersAreServedWhateverOneUserAsksFor(@TempDir Path folder) throws Exception {
    String database =
        """
        database:
          name: sqlite3
          args: {database: "%s/homeserver.db"}
        """
            .formatted(folder);
    try (ServerProcess server = ServerProcess.ranvier(folder, database, "128m");
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.start();
      Caller alice = Caller.register(server, "alice");
      Caller mallory = Caller.register(server, "mallory");
      String room = alice.createRoom();
      String hall = mallory.createRoom();
      for (int i = 0; i < LONG_MESSAGES; i++) {
        mallory.send(hall, "m" + i, "x".repeat(60_000));
      }
      List<HttpRequest> requests = new ArrayList<>();
      byte[] objects = Bodies.smallObjects();
      List<byte[]> bodies = Bodies.all();
      for (int i = 0; i < AT_A_TIME; i++) {
        requests.add(put(server, mallory, "/user/@mallory:localhost/account_data/t" + i, objects));
        requests.add(post(server, mallory, bodies.get(i % bodies.size())));
      }
      while200(alice, room, requests, http, threads);

      requests.clear();
      for (int i = 0; i < AT_A_TIME / 3; i++) {
        requests.add(get(server, mallory, "/rooms/" + encode(hall) + "/messages?limit=1000&dir=b"));
        requests.add(get(server, mallory, "/sync?full_state=true"));
        requests.add(get(server, mallory, "/rooms/" + encode(hall) + "/state"));
      }
      while200(alice, room, requests, http, threads);

      assertThat(server.isAlive()).isTrue();
      assertThat(server.log()).doesNotContain("OutOfMemory");
    }
  }

  /** Sends all requests at a time, and one message after the other until they are answered. */
  private static void while200(
      Caller chatting,
      String room,
      List<HttpRequest> requests,
      HttpClient http,
      ExecutorService threads)
      throws Exception {
    List<Future<Integer>> statuses = new ArrayList<>();
    for (HttpRequest request : requests) {
      statuses.add(
          threads.submit(() -> http.send(request, BodyHandlers.discarding()).statusCode()));
    }
    int sent = 0;
    do {
      long begun = System.nanoTime();
      chatting.send(room, requests.hashCode() + "-" + sent++, "still there?");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_SEND);
    } while (!statuses.stream().allMatch(Future::isDone));
    Set<Integer> seen = new TreeSet<>();
    for (Future<Integer> status : statuses) {
      seen.add(status.get());
    }
    assertThat(ANSWERS).containsAll(seen);
  }

  private static HttpRequest put(ServerProcess server, Caller user, String path, byte[] body) {
    return request(server, user, path).PUT(BodyPublishers.ofByteArray(body)).build();
  }

  private static HttpRequest post(ServerProcess server, Caller user, byte[] body) {
    return request(server, user, "/createRoom").POST(BodyPublishers.ofByteArray(body)).build();
  }

  private static HttpRequest get(ServerProcess server, Caller user, String path) {
    return request(server, user, path).GET().build();
  }

  private static HttpRequest.Builder request(ServerProcess server, Caller user, String path) {
    return HttpRequest.newBuilder(URI.create(server.base() + V3 + path))
        .timeout(Duration.ofMinutes(1))
        .header("Authorization", "Bearer " + user.token().orElseThrow());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
