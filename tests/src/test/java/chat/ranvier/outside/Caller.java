package chat.ranvier.outside;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A user's calls to the server. An {@link IOException} means that the server is gone; every answer
 * but 200 fails the test.
 *
 * @param token the access token, where there is one
 */
public record Caller(ServerProcess server, Optional<String> token) {
  private static final String V3 = "/_matrix/client/v3";

  /** Registers a user; returns their calls. */
  public static Caller register(ServerProcess server, String name)
      throws IOException, InterruptedException {
    JsonObject body =
        JsonObject.builder()
            .put("username", name)
            .put("password", "a password of " + name)
            .put("auth", JsonObject.of("type", "m.login.dummy"))
            .build();
    JsonObject answer =
        new Caller(server, Optional.empty()).call("POST", "/register", Optional.of(body));
    return new Caller(server, answer.string("access_token"));
  }

  /** Makes a room that all may join and set the topic of. */
  public String createRoom() throws IOException, InterruptedException {
    JsonObject anyLevel = JsonObject.of("m.room.topic", new JsonInteger(0));
    JsonObject body =
        JsonObject.of("preset", "public_chat")
            .with("power_level_content_override", JsonObject.of("events", anyLevel));
    return text(call("POST", "/createRoom", Optional.of(body)), "room_id");
  }

  /** Joins a room. */
  public void join(String room) throws IOException, InterruptedException {
    call("POST", "/join/" + encode(room), Optional.of(JsonObject.empty()));
  }

  /** Sends a message; returns its event id. */
  public String send(String room, String transaction, String text)
      throws IOException, InterruptedException {
    JsonObject content = JsonObject.of("msgtype", "m.text").with("body", text);
    String path = "/rooms/" + encode(room) + "/send/m.room.message/" + encode(transaction);
    return text(call("PUT", path, Optional.of(content)), "event_id");
  }

  /** Who calls: the user and the device. */
  public JsonObject whoami() throws IOException, InterruptedException {
    return get("/account/whoami");
  }

  /** Has a push gateway told the ids of what the user is notified of. */
  public void setPusher(String pushkey, String url) throws IOException, InterruptedException {
    JsonObject body =
        JsonObject.builder()
            .put("app_id", "org.example.app")
            .put("pushkey", pushkey)
            .put("kind", "http")
            .put("app_display_name", "App")
            .put("device_display_name", "Phone")
            .put("lang", "en")
            .put("data", JsonObject.of("url", url).with("format", "event_id_only"))
            .build();
    call("POST", "/pushers/set", Optional.of(body));
  }

  /** Says that the user has read an event. */
  public void read(String room, String event) throws IOException, InterruptedException {
    String path = "/rooms/" + encode(room) + "/receipt/m.read/" + encode(event);
    call("POST", path, Optional.of(JsonObject.empty()));
  }

  /** Sends a text to a device. */
  public void sendToDevice(String user, String device, String transaction, String text)
      throws IOException, InterruptedException {
    JsonObject messages = JsonObject.of(user, JsonObject.of(device, JsonObject.of("body", text)));
    String path = "/sendToDevice/org.example.text/" + encode(transaction);
    call("PUT", path, Optional.of(JsonObject.of("messages", messages)));
  }

  /** Sets the topic; returns the event id. */
  public String setTopic(String room, String topic) throws IOException, InterruptedException {
    String path = "/rooms/" + encode(room) + "/state/m.room.topic";
    return text(call("PUT", path, Optional.of(JsonObject.of("topic", topic))), "event_id");
  }

  /** One event of a room. */
  public JsonObject event(String room, String event) throws IOException, InterruptedException {
    return get("/rooms/" + encode(room) + "/event/" + encode(event));
  }

  /** The events of the room's current state. */
  public List<JsonObject> state(String room) throws IOException, InterruptedException {
    JsonValue answer = answer("GET", "/rooms/" + encode(room) + "/state", Optional.empty());
    return answer instanceof JsonArray events ? events.objects().toList() : List.of();
  }

  /** One sync, which waits for news up to a timeout. */
  public JsonObject sync(Optional<String> since, Duration timeout)
      throws IOException, InterruptedException {
    String query = since.map(place -> "&since=" + encode(place)).orElse("");
    return get("/sync?timeout=" + timeout.toMillis() + query);
  }

  /** A page of the room, newest first. */
  public JsonObject pageBack(String room, Optional<String> from)
      throws IOException, InterruptedException {
    String query = from.map(place -> "&from=" + encode(place)).orElse("");
    return get("/rooms/" + encode(room) + "/messages?dir=b&limit=50" + query);
  }

  /** Everything that has happened in the room, oldest first. */
  public List<JsonObject> history(String room) throws IOException, InterruptedException {
    List<JsonObject> events = new ArrayList<>();
    Optional<String> from = Optional.empty();
    do {
      JsonObject page = pageBack(room, from);
      events.addAll(objects(page, "chunk"));
      from = page.string("end");
    } while (from.isPresent());
    Collections.reverse(events);
    return events;
  }

  /** The objects in an array member; none where there is no such member. */
  public static List<JsonObject> objects(JsonObject parent, String name) {
    return parent.array(name).map(array -> array.objects().toList()).orElse(List.of());
  }

  /** A text member that has to be there. */
  public static String text(JsonObject parent, String name) {
    return parent.string(name).orElseThrow(() -> new AssertionError("no " + name + ": " + parent));
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    return call("GET", path, Optional.empty());
  }

  private JsonObject call(String method, String path, Optional<JsonObject> body)
      throws IOException, InterruptedException {
    if (answer(method, path, body) instanceof JsonObject object) {
      return object;
    }
    throw new AssertionError(method + " " + path + " answered with something else than an object");
  }

  private JsonValue answer(String method, String path, Optional<JsonObject> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.base() + V3 + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.map(JsonWriter::toBytes)
                    .map(BodyPublishers::ofByteArray)
                    .orElse(BodyPublishers.noBody()));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<byte[]> answer = server.http().send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + text);
    }
    return JsonReader.read(answer.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
