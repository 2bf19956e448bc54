package chat.ranvier.bootstrap.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.http.server.RequestTracing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push gateway that is gone for more than a day is told nothing that is older than that. */
final class GivenUpTest {
  private static final Map<String, String> SETTINGS =
      Map.of("RANVIER_IP_RANGE_ALLOWLIST", "[127.0.0.1]", "RANVIER_PUSH__INCLUDE_CONTENT", "false");

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final ClockAhead time = new ClockAhead();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer gateway;
  private final Homeserver server;
  private volatile int status = 503;
  private int transactions;

  GivenUpTest(@TempDir Path folder) throws IOException {
    this.gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", this::take);
    gateway.start();
    this.server =
        Homeserver.start(
            MemoryServer.config(folder, SETTINGS),
            MemoryServer.world(time, new VirtualThreads(), new NoTracing()),
            new Observation(RequestTracing.withoutParents(new NoTracing()), Optional.empty()),
            (number, of, name) -> {},
            MailAddresses.NONE);
  }

  /** The machine's time, with a clock that can be put forward. */
  private static final class ClockAhead implements Time {
    private final SystemTime machine = new SystemTime(new VirtualThreads());
    private final AtomicLong ahead = new AtomicLong();

    void putForward(Duration by) {
      ahead.addAndGet(by.toMillis());
    }

    @Override
    public long nowMillis() {
      return machine.nowMillis() + ahead.get();
    }

    @Override
    public long nanos() {
      return machine.nanos();
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      return machine.after(delay, action);
    }
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
    gateway.stop(0);
    time.machine.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonObject notification =
          JsonReader.readObject(exchange.getRequestBody().readAllBytes())
              .object("notification")
              .orElseThrow();
      assertThat(notification.has("content")).isFalse();
      byte[] answer = "{}".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
      told.add(notification.string("event_id").orElse("count"));
    }
  }

  private JsonObject call(String method, String path, String token, JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "_matrix/client/v3/" + path))
            .method(method, BodyPublishers.ofString(body.toString()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonReader.readObject(answer.body().getBytes(UTF_8));
  }

  private String register(String name) throws IOException, InterruptedException {
    JsonObject body =
        JsonObject.builder()
            .put("username", name)
            .put("password", "correct horse battery staple")
            .put("auth", JsonObject.of("type", "m.login.dummy"))
            .build();
    return call("POST", "register", "", body).string("access_token").orElseThrow();
  }

  private String say(String token, String room) throws IOException, InterruptedException {
    String path =
        "rooms/" + URLEncoder.encode(room, UTF_8) + "/send/m.room.message/t" + transactions++;
    JsonObject content = JsonObject.of("msgtype", "m.text").with("body", "hello");
    return call("PUT", path, token, content).string("event_id").orElseThrow();
  }

  private String next() throws InterruptedException {
    return String.valueOf(told.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void whatIsOlderThanADayIsDroppedAndTheRestIsTold() throws Exception {
    String alice = register("alice");
    String bob = register("bob");
    String room =
        call("POST", "createRoom", bob, JsonObject.of("preset", "public_chat"))
            .string("room_id")
            .orElseThrow();
    call("POST", "join/" + URLEncoder.encode(room, UTF_8), alice, JsonObject.empty());
    JsonObject pusher =
        JsonObject.builder()
            .put("app_id", "org.example.app")
            .put("pushkey", "key")
            .put("kind", "http")
            .put("app_display_name", "App")
            .put("device_display_name", "Phone")
            .put("lang", "en")
            .put(
                "data",
                JsonObject.of(
                    "url",
                    "http://127.0.0.1:"
                        + gateway.getAddress().getPort()
                        + "/_matrix/push/v1/notify"))
            .build();
    call("POST", "pushers/set", alice, pusher);
    String old = say(bob, room);
    String alsoOld = say(bob, room);
    assertThat(next()).isEqualTo(old);
    assertThat(next()).as("tried again, so that the first attempt is noted").isEqualTo(old);
    time.putForward(Duration.ofHours(25));
    status = 200;
    String fresh = say(bob, room);
    String first = next();
    while (first.equals(old)) {
      first = next();
    }
    assertThat(first).isEqualTo(fresh).isNotEqualTo(alsoOld);
  }
}
