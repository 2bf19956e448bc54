package chat.ranvier.scenario.pusher;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What push gateways are told, and what becomes of those that do not behave. */
@Scenario
final class PushesTest {
  @RegisterExtension
  static final TestHomeserver SERVER =
      new TestHomeserver(
          "ip_range_allowlist: [\"127.0.0.1\"]", "push: {group_unread_count_by_room: false}");

  private final Gateway gateway = new Gateway();
  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");
  private final String room = talk();

  @AfterEach
  void close() {
    gateway.close();
  }

  /** A room of two, in which everything that Bob says notifies Alice. */
  private String talk() {
    String made =
        bob.createRoom("{\"preset\": \"private_chat\", \"invite\": [\"" + alice.user() + "\"]}");
    alice.join(made).isGood();
    return made;
  }

  private void setPusher(String pushkey, JsonObject data) {
    JsonObject pusher =
        JsonObject.builder()
            .put("app_id", "org.example.app")
            .put("pushkey", pushkey)
            .put("kind", "http")
            .put("app_display_name", "App")
            .put("device_display_name", "Phone")
            .put("lang", "en")
            .put("append", true)
            .put("data", data)
            .build();
    alice.post("/pushers/set", pusher.toString()).isGood();
  }

  private void setPusher(String pushkey) {
    setPusher(pushkey, JsonObject.of("url", gateway.url()));
  }

  private void setBriefPusher(String pushkey) {
    setPusher(pushkey, JsonObject.of("url", gateway.url()).with("format", "event_id_only"));
  }

  private List<String> events(String pushkey) {
    return gateway.told(pushkey).stream().flatMap(it -> it.string("event_id").stream()).toList();
  }

  private static long unread(JsonObject notification) {
    return notification.object("counts").orElseThrow().integer("unread").orElseThrow();
  }

  private void read(String event) {
    alice.post("/rooms/{}/receipt/m.read/{}", "{}", room, event).isGood();
  }

  private List<String> pushers() {
    return alice.get("/pushers").list("pushers").stream()
        .map(pusher -> pusher.string("pushkey").orElseThrow())
        .toList();
  }

  @Test
  void aMessageIsToldWithAllThatBelongsToIt() {
    bob.setState(room, "m.room.name", "{\"name\": \"The room\"}").isGood();
    setPusher(
        "full",
        JsonObject.of("url", gateway.url())
            .with("brand", "Example")
            .with("default_payload", JsonObject.of("aps", JsonObject.empty())));
    String event = bob.say(room, "hello");
    JsonObject told = gateway.await("full", 1).getFirst();
    JsonObject device = Gateway.device(told);
    assertThat(told.without("devices").without("sender_display_name"))
        .isEqualTo(
            JsonObject.builder()
                .put("event_id", event)
                .put("room_id", room)
                .put("type", "m.room.message")
                .put("sender", bob.user())
                .put("room_name", "The room")
                .put("prio", "high")
                .put("content", JsonObject.of("msgtype", "m.text").with("body", "hello"))
                .put("counts", JsonObject.builder().put("unread", 1).build())
                .build());
    assertThat(told.string("sender_display_name")).isPresent();
    assertThat(device.string("app_id")).contains("org.example.app");
    assertThat(device.integer("pushkey_ts").orElseThrow())
        .isBetween(1_700_000_000L, 9_999_999_999L);
    assertThat(device.object("data"))
        .contains(
            JsonObject.of("brand", "Example")
                .with("default_payload", JsonObject.of("aps", JsonObject.empty())));
    assertThat(device.object("tweaks").flatMap(tweaks -> tweaks.string("sound")))
        .contains("default");
  }

  @Test
  void whoAsksForIdsOnlyIsToldNothingElse() {
    setBriefPusher("brief");
    String event = bob.say(room, "hello");
    JsonObject told = gateway.await("brief", 1).getFirst();
    assertThat(told.names())
        .containsExactlyInAnyOrder("event_id", "room_id", "prio", "counts", "devices");
    assertThat(told.string("event_id")).contains(event);
    assertThat(Gateway.device(told).object("data"))
        .contains(JsonObject.of("format", "event_id_only"));
    assertThat(Gateway.device(told).has("tweaks")).isFalse();
  }

  @Test
  void everyMessageIsToldOnceAndInOrder() {
    setBriefPusher("order");
    List<String> said = IntStream.range(0, 30).mapToObj(i -> bob.say(room, "m" + i)).toList();
    gateway.await("order", 30);
    assertThat(events("order")).isEqualTo(said);
    assertThat(unread(gateway.told("order").getLast())).isEqualTo(30);
  }

  @Test
  void whatAliceSaysHerselfAndWhatWasBeforeIsNotTold() {
    bob.say(room, "before");
    setBriefPusher("own");
    alice.say(room, "mine");
    String after = bob.say(room, "after");
    gateway.await("own", 1);
    assertThat(events("own")).containsExactly(after);
  }

  @Test
  void whoReadsIsToldTheNewCount() {
    setBriefPusher("badge");
    bob.say(room, "one");
    String two = bob.say(room, "two");
    gateway.await("badge", 2);
    read(two);
    JsonObject told = gateway.await("badge", 3).getLast();
    assertThat(told.names()).containsExactlyInAnyOrder("counts", "devices");
    assertThat(unread(told)).isZero();
    read(two);
    String three = bob.say(room, "three");
    gateway.await("badge", 4);
    assertThat(events("badge").getLast()).isEqualTo(three);
    assertThat(gateway.told("badge")).hasSize(4);
  }

  @Test
  void anInviteIsToldToWhoIsInvited() {
    setPusher("invite");
    bob.createRoom("{\"name\": \"Party\", \"invite\": [\"" + alice.user() + "\"]}");
    JsonObject told = gateway.await("invite", 1).getFirst();
    assertThat(told.string("type")).contains("m.room.member");
    assertThat(told.bool("user_is_target")).contains(true);
    assertThat(told.string("room_name")).contains("Party");
    assertThat(unread(told)).isEqualTo(1);
  }

  @Test
  void aRejectedKeyEndsItsPusher() {
    gateway.treat("gone", Gateway.answering(200, "{\"rejected\": [\"gone\"]}"));
    setBriefPusher("gone");
    setBriefPusher("stays");
    bob.say(room, "hello");
    gateway.await("gone", 1);
    Awaitility.await().until(() -> !pushers().contains("gone"));
    bob.say(room, "again");
    gateway.await("stays", 2);
    assertThat(pushers()).containsExactly("stays");
    assertThat(gateway.told("gone")).hasSize(1);
  }

  @Test
  void anotherKeyThatIsRejectedEndsNothing() {
    gateway.treat("mine", Gateway.answering(200, "{\"rejected\": [\"other\", 5]}"));
    setBriefPusher("mine");
    bob.say(room, "hello");
    bob.say(room, "again");
    gateway.await("mine", 2);
    assertThat(pushers()).containsExactly("mine");
  }

  @Test
  void whatFailsIsTriedAgainAndHoldsUpNobody() {
    gateway.treat("down", Gateway.answering(503, ""));
    gateway.treat("nonsense", Gateway.answering(200, "no JSON"));
    gateway.treat("endless", Gateway.endless());
    gateway.treat("hangs", Gateway.hanging());
    for (String pushkey : List.of("down", "nonsense", "endless", "hangs", "works")) {
      setBriefPusher(pushkey);
    }
    String one = bob.say(room, "one");
    String two = bob.say(room, "two");
    gateway.await("works", 2);
    for (String pushkey : List.of("down", "nonsense", "endless")) {
      gateway.await(pushkey, 2);
      gateway.treat(pushkey, Gateway.takes());
    }
    for (String pushkey : List.of("down", "nonsense", "endless")) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events(pushkey).contains(two));
      assertThat(events(pushkey)).startsWith(one, one).endsWith(one, two);
    }
    assertThat(events("works")).containsExactly(one, two);
    assertThat(events("hangs")).containsOnly(one);
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (Gateway other = new Gateway()) {
      gateway.treat(
          "moved",
          exchange -> {
            exchange.getResponseHeaders().set("Location", other.url());
            exchange.sendResponseHeaders(307, -1);
          });
      setBriefPusher("moved");
      bob.say(room, "hello");
      gateway.await("moved", 2);
      assertThat(other.told("moved")).isEmpty();
    }
  }

  @Test
  void addressesOfTheOwnNetworkAreNotAskedFor() {
    setPusher(
        "localhost", JsonObject.of("url", gateway.url("localhost").replace("http:", "http:")));
    setPusher("loopback", JsonObject.of("url", gateway.url("127.0.0.2")));
    setPusher("any", JsonObject.of("url", gateway.url("0.0.0.0")));
    setPusher("six", JsonObject.of("url", gateway.url("[::ffff:127.0.0.2]")));
    setBriefPusher("open");
    bob.say(room, "hello");
    bob.say(room, "again");
    gateway.await("open", 2);
    for (String pushkey : List.of("loopback", "any", "six")) {
      assertThat(gateway.told(pushkey)).as(pushkey).isEmpty();
    }
  }

  @Test
  void aPusherThatIsOffIsToldNothingAndBeginsAnew() {
    setBriefPusher("off");
    JsonObject off =
        alice.get("/pushers").list("pushers").getFirst().toBuilder()
            .put("enabled", false)
            .put("org.matrix.msc3881.enabled", false)
            .build();
    alice.post("/pushers/set", off.toString()).isGood();
    setBriefPusher("on");
    bob.say(room, "hello");
    gateway.await("on", 1);
    assertThat(gateway.told("off")).isEmpty();
    alice
        .post(
            "/pushers/set",
            off.toBuilder()
                .put("enabled", true)
                .put("org.matrix.msc3881.enabled", true)
                .build()
                .toString())
        .isGood();
    String again = bob.say(room, "again");
    gateway.await("off", 1);
    assertThat(events("off")).containsExactly(again);
  }

  @Test
  void aSessionThatEndedIsToldNothing() {
    Client phone = SERVER.logInAgain(alice);
    JsonObject pusher =
        JsonObject.builder()
            .put("app_id", "org.example.app")
            .put("pushkey", "ended")
            .put("kind", "http")
            .put("app_display_name", "App")
            .put("device_display_name", "Phone")
            .put("lang", "en")
            .put("data", JsonObject.of("url", gateway.url()))
            .build();
    phone.post("/pushers/set", pusher.toString()).isGood();
    bob.say(room, "hello");
    gateway.await("ended", 1);
    phone.post("/logout", "{}").isGood();
    setBriefPusher("left");
    bob.say(room, "again");
    gateway.await("left", 1);
    assertThat(gateway.told("ended")).hasSize(1);
  }

  @Test
  void aRedactedMessageIsNotTold() {
    gateway.treat("late", Gateway.answering(500, ""));
    setBriefPusher("late");
    String secret = bob.say(room, "secret");
    gateway.await("late", 1);
    bob.put("/rooms/{}/redact/{}/{}", "{}", room, secret, "r1").isGood();
    String other = bob.say(room, "other");
    gateway.treat("late", Gateway.takes());
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events("late").contains(other));
    assertThat(events("late").getLast()).isEqualTo(other);
  }

  @Test
  void aMutedRoomIsNotTold() {
    setBriefPusher("muted");
    alice
        .put(
            "/pushrules/global/room/{}",
            JsonObject.of("actions", new JsonArray(List.of(new JsonString("dont_notify"))))
                .toString(),
            room)
        .isGood();
    bob.say(room, "quiet");
    String other = talk();
    String loud = bob.say(other, "loud");
    gateway.await("muted", 2);
    assertThat(events("muted")).hasSize(2).contains(loud);
  }
}
