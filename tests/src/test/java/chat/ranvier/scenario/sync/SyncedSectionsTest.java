package chat.ranvier.scenario.sync;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told besides events: account data, receipts, who is typing. */
@Scenario
final class SyncedSectionsTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");
  private final String room = alice.createPublicRoom();

  private String joinedAndUpToDate() {
    bob.join(room).isGood();
    return bob.get("/sync").text("next_batch");
  }

  private JsonObject news(String since) {
    return bob.get("/sync?timeout=5000&since={}", since).json();
  }

  private JsonObject joined(JsonObject answer) {
    return answer
        .object("rooms")
        .flatMap(rooms -> rooms.object("join"))
        .flatMap(joined -> joined.object(room))
        .orElseThrow(() -> new AssertionError("not among the joined rooms: " + answer));
  }

  private static String events(JsonObject part, String name) {
    return part.object(name)
        .flatMap(section -> section.array("events"))
        .orElseThrow(() -> new AssertionError("no " + name + " in " + part))
        .objects()
        .map(JsonObject::toString)
        .collect(Collectors.joining(","));
  }

  @Test
  void whoIsTypingIsToldWithTheRoom() {
    String since = joinedAndUpToDate();
    alice
        .put("/rooms/{}/typing/{}", "{\"typing\": true, \"timeout\": 9000}", room, alice.user())
        .isGood();

    JsonObject joined = joined(news(since));

    assertThat(events(joined, "ephemeral"))
        .isEqualTo("{\"content\":{\"user_ids\":[\"" + alice.user() + "\"]},\"type\":\"m.typing\"}");
    assertThat(events(joined, "timeline")).isEmpty();
    assertThat(events(joined, "account_data")).isEmpty();
  }

  @Test
  void receiptsAreToldWithTheRoom() {
    String since = joinedAndUpToDate();
    String event = alice.say(room, "read this");
    alice.post("/rooms/{}/receipt/m.read/{}", "{}", room, event).isGood();
    alice.post("/rooms/{}/receipt/m.read.private/{}", "{}", room, event).isGood();

    String receipts = events(joined(news(since)), "ephemeral");

    assertThat(receipts).contains("m.receipt", event, alice.user()).doesNotContain("private");
  }

  @Test
  void accountDataIsToldWhereItBelongs() {
    String since = joinedAndUpToDate();
    String content = "{\"colour\": \"blue\"}";
    bob.put("/user/{}/account_data/org.example", content, bob.user()).isGood();
    bob.put("/user/{}/rooms/{}/account_data/org.example.room", content, bob.user(), room).isGood();

    JsonObject answer = news(since);

    assertThat(events(answer, "account_data"))
        .isEqualTo("{\"content\":{\"colour\":\"blue\"},\"type\":\"org.example\"}");
    assertThat(events(joined(answer), "account_data"))
        .isEqualTo("{\"content\":{\"colour\":\"blue\"},\"type\":\"org.example.room\"}");
  }

  @Test
  void whatClientsKeepOfADevicesNotificationsGoesWithTheDevice() {
    Client second = SERVER.logInAgain(bob);
    String device = second.get("/account/whoami").text("device_id");
    String type = "org.matrix.msc3890.local_notification_settings." + device;
    String path = "/user/{}/account_data/{}";
    bob.put(path, "{\"is_silenced\": true}", bob.user(), type).isGood();
    String since = bob.get("/sync").text("next_batch");

    second.post("/logout", "{}").isGood();

    assertThat(events(news(since), "account_data"))
        .isEqualTo("{\"content\":{},\"type\":\"" + type + "\"}");
    bob.get(path, bob.user(), type).isRefused(404, "M_NOT_FOUND");
    assertThat(events(bob.get("/sync").json(), "account_data")).doesNotContain(type);
  }

  @Test
  void everythingIsToldToWhoAsksForTheFirstTime() {
    joinedAndUpToDate();
    bob.put("/user/{}/rooms/{}/account_data/org.example.room", "{}", bob.user(), room).isGood();
    String event = alice.say(room, "read this");
    bob.post("/rooms/{}/receipt/m.read.private/{}", "{}", room, event).isGood();

    JsonObject answer = bob.get("/sync").json();

    assertThat(events(answer, "account_data")).contains("m.push_rules");
    assertThat(events(joined(answer), "account_data")).contains("org.example.room");
    assertThat(events(joined(answer), "ephemeral")).contains("m.read.private", event);
    assertThat(events(joined(answer), "ephemeral")).doesNotContain("m.typing");
  }
}
