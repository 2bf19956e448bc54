package chat.ranvier.scenario.hostile;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.TestHomeserver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What a request stands on: users, rooms and whatever else it names, made when it is named. */
final class Ground {
  private static final AtomicInteger MADE = new AtomicInteger();

  /** What can be used once only. */
  private static final Set<String> ALWAYS_NEW = Set.of("number", "session", "nonce", "txnId");

  private static final Map<String, String> OTHER_NAMES =
      Map.of("userId", "alice", "roomId", "room", "eventId", "event", "deviceId", "device");

  private final TestHomeserver server;
  private final JsonObject registration;
  private final Client alice;
  private final Map<String, String> known = new HashMap<>();
  private final int number = MADE.incrementAndGet();

  Ground(TestHomeserver server) {
    this.server = server;
    JsonObject request =
        Client.parse(
            """
            {"username": "ground%d", "password": "secret", "device_id": "PHONE",
             "refresh_token": true, "auth": {"type": "m.login.dummy"}}
            """
                .formatted(number));
    this.registration = server.anonymous().post("/register", request.toString()).json();
    this.alice = server.loggedIn(registration);
  }

  /** Who makes the requests. */
  Client alice() {
    return alice;
  }

  /** What is called so: the same each time, but for what can be used once only. */
  String value(String called) {
    String name = OTHER_NAMES.getOrDefault(called, called);
    if (ALWAYS_NEW.contains(name)) {
      return make(name);
    }
    String value = known.get(name);
    if (value == null) {
      value = make(name);
      known.put(name, value);
    }
    return value;
  }

  private String make(String name) {
    return switch (name) {
      case "number", "txnId" -> Integer.toString(MADE.incrementAndGet());
      case "alice" -> alice.user();
      case "bob" -> server.register("bob").user();
      case "carol" -> joined("carol");
      case "dave" -> banned();
      case "refresh" -> registration.string("refresh_token").orElseThrow();
      case "device" -> "PHONE";
      case "nonce" ->
          Client.parse(
                  server.anonymous().send("GET", "/_synapse/admin/v1/register", new byte[0]).body())
              .string("nonce")
              .orElseThrow();
      case "session" ->
          Client.parse(server.anonymous().post("/register", "{}").body())
              .string("session")
              .orElseThrow();
      case "room" -> alice.createRoom("{\"preset\": \"public_chat\", \"name\": \"ground\"}");
      case "openRoom" -> server.register("host").createPublicRoom();
      case "knockRoom" -> knockRoom();
      case "leftRoom" -> leftRoom();
      case "event" -> alice.say(value("room"), "hello");
      case "since" -> alice.get("/sync").text("next_batch");
      case "page" -> alice.get("/rooms/{}/messages?dir=b&limit=1", value("room")).text("end");
      case "roomAlias" -> alias();
      case "newAlias" -> "#new%d:test.example".formatted(number);
      case "filterId" -> alice.post("/user/{}/filter", "{}", alice.user()).text("filter_id");
      case "type" -> accountData();
      case "backup" -> backup();
      case "sessionId" -> "session/+id";
      case "tag" -> "u.work";
      case "keyName" -> "displayname";
      case "eventType" -> "m.room.name";
      case "messageType" -> "m.room.message";
      case "receiptType" -> "m.read";
      case "pushRuleKind" -> "content";
      case "ruleId", "otherRule" -> pushRule();
      case "stateKey" -> "";
      default -> throw new IllegalArgumentException("nothing is called " + name);
    };
  }

  private String joined(String name) {
    Client user = server.register(name);
    user.join(value("room")).isGood();
    return user.user();
  }

  private String banned() {
    Client dave = server.register("dave");
    alice.post("/rooms/{}/ban", Client.about(dave), value("room")).isGood();
    return dave.user();
  }

  private String knockRoom() {
    return server
        .register("host")
        .createRoom(
            """
            {"initial_state": [{"type": "m.room.join_rules", "content": {"join_rule": "knock"}}]}
            """);
  }

  private String leftRoom() {
    String room = alice.createPublicRoom();
    alice.leave(room).isGood();
    return room;
  }

  private String alias() {
    String alias = "#old%d:test.example".formatted(number);
    String body = JsonObject.of("room_id", value("room")).toString();
    alice.put("/directory/room/{}", body, alias).isGood();
    return alias;
  }

  private String pushRule() {
    String id = "rule" + MADE.incrementAndGet();
    String rule =
        """
        {"actions": ["notify"], "pattern": "%s"}
        """;
    alice.put("/pushrules/global/content/{}", rule.formatted(id), id).isGood();
    return id;
  }

  private String backup() {
    String version =
        alice
            .post("/room_keys/version", "{\"algorithm\": \"m.test\", \"auth_data\": {}}")
            .text("version");
    String key =
        """
        {"first_message_index": 0, "forwarded_count": 0, "is_verified": true, "session_data": {}}
        """;
    alice.put("/room_keys/keys/{}/session%2F%2Bid?version=" + version, key, value("room")).isGood();
    return version;
  }

  private String accountData() {
    alice.put("/user/{}/account_data/org.example.data", "{}", alice.user()).isGood();
    alice
        .put("/user/{}/rooms/{}/account_data/org.example.data", "{}", alice.user(), value("room"))
        .isGood();
    return "org.example.data";
  }
}
