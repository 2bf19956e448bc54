package chat.ranvier.bootstrap.observe;

import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.bootstrap.observe.metrics.ServerMetrics;
import chat.ranvier.bootstrap.observe.tracing.Traces;
import chat.ranvier.bootstrap.wiring.Homeserver;
import chat.ranvier.bootstrap.wiring.MemoryServer;
import chat.ranvier.bootstrap.wiring.Observation;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A server on a free port that keeps everything in memory, with metrics, and traces if asked. */
public final class ObservedServer implements AutoCloseable {
  private final SystemTime time;
  private final Traces traces;
  private final Homeserver server;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Starts it.
   *
   * @param directory for its key
   * @param settings environment variables, besides those that every such server has
   */
  public ObservedServer(Path directory, Map<String, String> settings) {
    HomeserverConfig config = MemoryServer.config(directory, settings);
    VirtualThreads threads = new VirtualThreads();
    time = new SystemTime(threads);
    traces = Traces.of(config.tracing(), config.server().name(), "1.2.3", time);
    server =
        Homeserver.start(
            config,
            MemoryServer.world(time, threads, traces.tracing()),
            new Observation(
                traces.requests(), Optional.of(new ServerMetrics(config.server().name(), "1.2.3"))),
            (number, of, name) -> {});
  }

  /** Makes an account; the answer is its access token. */
  public String register(String localpart) throws IOException, InterruptedException {
    JsonObject body =
        JsonObject.builder()
            .put("username", localpart)
            .put("password", "correct horse battery staple")
            .put("auth", JsonObject.of("type", "m.login.dummy"))
            .build();
    return json("POST", "register", "", body).string("access_token").orElseThrow();
  }

  /** Makes a room and sends one message to it, under a trace where one is given. */
  public void say(String token, String text, Optional<String> traceparent)
      throws IOException, InterruptedException {
    JsonObject preset = JsonObject.of("preset", "private_chat");
    String room = json("POST", "createRoom", token, preset).string("room_id").orElseThrow();
    String path =
        "rooms/" + URLEncoder.encode(room, StandardCharsets.UTF_8) + "/send/m.room.message/1";
    JsonObject message = JsonObject.of("msgtype", "m.text").with("body", text);
    HttpRequest.Builder request = request("PUT", "_matrix/client/v3/" + path, token, message);
    traceparent.ifPresent(parent -> request.header("traceparent", parent));
    send(request);
  }

  /** The page of numbers. */
  public String metrics() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.address().resolve("_synapse/metrics")));
  }

  private JsonObject json(String method, String path, String token, JsonObject body)
      throws IOException, InterruptedException {
    String answer = send(request(method, "_matrix/client/v3/" + path, token, body));
    return JsonReader.readObject(answer.getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String method, String path, String token, JsonObject body) {
    URI target = URI.create(server.address() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).method(method, BodyPublishers.ofString(body.toString()));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    traces.close();
    time.close();
  }
}
