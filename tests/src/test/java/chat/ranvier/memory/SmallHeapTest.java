package chat.ranvier.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One user asks for more than fits the heap, while others chat: they are served throughout. */
final class SmallHeapTest {
  private static final String V3 = "/_matrix/client/v3";
  private static final int AT_A_TIME = 150;
  private static final int LARGE_STATES = 4;
  private static final Duration LONGEST_SEND = Duration.ofSeconds(5);
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 404, 413, 429, 503);

  @Test
  void othersAreServedWhateverOneUserAsksFor(@TempDir Path folder) throws Exception {
    try (ServerProcess server = ServerProcess.ranvier(folder, database(folder), "128m");
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.start();
      Caller alice = Caller.register(server, "alice");
      Caller mallory = Caller.register(server, "mallory");
      String room = alice.createRoom();
      String hall = mallory.createRoom();
      for (int i = 0; i < LARGE_STATES; i++) {
        String state = "/rooms/" + encode(hall) + "/state/large/" + i;
        assertThat(status(http, put(server, mallory, state, Bodies.event()))).isEqualTo(200);
      }
      String before =
          encode(Caller.text(mallory.sync(Optional.empty(), Duration.ZERO), "next_batch"));
      List<HttpRequest> requests = new ArrayList<>();
      List<byte[]> bodies = Bodies.all();
      for (int i = 0; i < AT_A_TIME; i++) {
        requests.add(
            put(
                server,
                mallory,
                "/user/@mallory:localhost/account_data/t" + i,
                Bodies.accountData()));
        requests.add(post(server, mallory, bodies.get(i % bodies.size())));
      }
      List<Integer> kept = while200(alice, room, requests, http, threads);
      assertThat(kept).contains(200, 413);

      requests.clear();
      for (int i = 0; i < AT_A_TIME / 3; i++) {
        requests.add(get(server, mallory, "/rooms/" + encode(hall) + "/messages?limit=1000&dir=b"));
        requests.add(get(server, mallory, "/sync?full_state=true"));
        requests.add(get(server, mallory, "/sync?since=" + before));
        requests.add(get(server, mallory, "/rooms/" + encode(hall) + "/state"));
        requests.add(get(server, mallory, "/user/@mallory:localhost/account_data/t" + i));
      }
      List<Integer> read = while200(alice, room, requests, http, threads);
      assertThat(read).contains(200).doesNotContain(413);

      assertThat(server.isAlive()).isTrue();
      assertThat(server.log()).doesNotContain("OutOfMemory");
    }
  }

  @Test
  void whoHoldsAllThatOneMayIsToldWhenToComeAgain(@TempDir Path folder) throws Exception {
    try (ServerProcess server = ServerProcess.ranvier(folder, database(folder), "128m");
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.start();
      Caller alice = Caller.register(server, "alice");
      Caller mallory = Caller.register(server, "mallory");
      String room = alice.createRoom();
      List<Socket> held = new ArrayList<>();
      try {
        for (int i = 0; i < 12; i++) {
          held.add(declaredOnly(server, mallory, 800_000));
        }
        HttpRequest more = post(server, mallory, Bodies.all().getFirst());
        Future<HttpResponse<Void>> refused =
            threads.submit(() -> http.send(more, BodyHandlers.discarding()));
        int sent = 0;
        while (!refused.isDone()) {
          alice.send(room, "m" + sent++, "still there?");
        }
        assertThat(refused.get().statusCode()).isEqualTo(429);
        assertThat(refused.get().headers().firstValueAsLong("Retry-After")).hasValue(2);
      } finally {
        for (Socket socket : held) {
          socket.close();
        }
      }
    }
  }

  /** A request of which nothing comes but its head. */
  private static Socket declaredOnly(ServerProcess server, Caller user, int bytes)
      throws IOException {
    URI base = server.base();
    Socket socket = new Socket(base.getHost(), base.getPort());
    String head =
        """
        POST %s/createRoom HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(V3, user.token().orElseThrow(), bytes);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String database(Path folder) {
    return """
    database:
      name: sqlite3
      args: {database: "%s/homeserver.db"}
    """
        .formatted(folder);
  }

  /** Sends all requests at a time, and one message after the other until they are answered. */
  private static List<Integer> while200(
      Caller chatting,
      String room,
      List<HttpRequest> requests,
      HttpClient http,
      ExecutorService threads)
      throws Exception {
    List<Future<Integer>> statuses = new ArrayList<>();
    for (HttpRequest request : requests) {
      statuses.add(threads.submit(() -> status(http, request)));
    }
    int sent = 0;
    do {
      long begun = System.nanoTime();
      chatting.send(room, requests.hashCode() + "-" + sent++, "still there?");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_SEND);
    } while (!statuses.stream().allMatch(Future::isDone));
    List<Integer> seen = new ArrayList<>();
    for (Future<Integer> status : statuses) {
      seen.add(status.get());
    }
    assertThat(ANSWERS).containsAll(seen);
    return seen;
  }

  private static int status(HttpClient http, HttpRequest request) throws Exception {
    HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
    boolean isToComeAgain = answer.statusCode() == 429 || answer.statusCode() == 503;
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(isToComeAgain);
    return answer.statusCode();
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
