package chat.ranvier.scenario;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of a homeserver, logged in as a user or not. */
public final class Client {
  private static final String PREFIX = "_matrix/client/v3";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI server;
  private final Optional<String> token;
  private final String user;
  private final AtomicInteger requests;
  private final AtomicInteger transactions = new AtomicInteger();

  Client(HttpClient http, URI server, Optional<String> token, String user, AtomicInteger requests) {
    this.requests = requests;
    this.http = http;
    this.server = server;
    this.token = token;
    this.user = user;
  }

  /** The id of the user, empty where nobody is logged in. */
  public String user() {
    return user;
  }

  /** Asks for a path below {@code /_matrix/client/v3}; braces in it are filled, encoded. */
  public Reply get(String path, String... values) {
    return request("GET", path, Optional.empty(), values);
  }

  /** Posts JSON. */
  public Reply post(String path, String body, String... values) {
    return request("POST", path, Optional.of(body), values);
  }

  /** Puts JSON. */
  public Reply put(String path, String body, String... values) {
    return request("PUT", path, Optional.of(body), values);
  }

  /** Deletes. */
  public Reply delete(String path, String... values) {
    return request("DELETE", path, Optional.empty(), values);
  }

  /**
   * Sends what may be anything.
   *
   * @param target the path from its first slash on, and the query, as they go over the wire
   */
  public Reply send(String method, String target, byte[] body) {
    return exchange(method, target, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  /** Makes a room of this request and answers its id. */
  public String createRoom(String request) {
    return post("/createRoom", request).text("room_id");
  }

  /** Makes a public room and answers its id. */
  public String createPublicRoom() {
    return createRoom("{\"preset\": \"public_chat\"}");
  }

  /** Joins a room by its id. */
  public Reply join(String room) {
    return post("/rooms/{}/join", "{}", room);
  }

  /** Leaves a room. */
  public Reply leave(String room) {
    return post("/rooms/{}/leave", "{}", room);
  }

  /** Invites a user. */
  public Reply invite(String room, Client other) {
    return post("/rooms/{}/invite", about(other), room);
  }

  /** Sends a text and answers the event's id. */
  public String say(String room, String text) {
    return send(room, text).text("event_id");
  }

  /** Sends a text. */
  public Reply send(String room, String text) {
    JsonObject content = JsonObject.of("msgtype", "m.text").with("body", text);
    return put(
        "/rooms/{}/send/m.room.message/{}",
        content.toString(),
        room,
        "t" + transactions.incrementAndGet());
  }

  /** Sets state with the empty state key. */
  public Reply setState(String room, String type, String content) {
    return put("/rooms/{}/state/{}", content, room, type);
  }

  /** The body of requests about another user. */
  public static String about(Client other) {
    return JsonObject.of("user_id", other.user()).toString();
  }

  private Reply request(String method, String path, Optional<String> body, String... values) {
    return exchange(
        method,
        "/" + PREFIX + fill(path, values),
        body.map(HttpRequest.BodyPublishers::ofString)
            .orElseGet(HttpRequest.BodyPublishers::noBody));
  }

  private Reply exchange(String method, String target, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + target.substring(1)))
            .timeout(PATIENCE)
            .method(method, body);
    if (!target.startsWith("/health")) {
      requests.incrementAndGet();
    }
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(
          response.statusCode(), response.body(), response.headers().firstValue("Retry-After"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String fill(String path, String... values) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (String value : values) {
      int brace = path.indexOf("{}", from);
      filled.append(path, from, brace).append(encode(value));
      from = brace + 2;
    }
    return filled.append(path.substring(from)).toString();
  }

  /** A text as a part of a path or a query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Reads JSON that a test has written down. */
  public static JsonObject parse(String json) {
    return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
  }
}
