package chat.ranvier.scenario.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How users see and change their push rules. */
@Scenario
final class PushRulesTest {
  private static final String SILENT = "{\"actions\": []}";
  private static final String CAKE =
      "{\"pattern\": \"cake*lie\", \"actions\": [\"notify\", {\"set_tweak\": \"sound\"}]}";
  private static final String ROOM = "!foo:example.com";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");

  private Reply rule(String kind, String id) {
    return alice.get("/pushrules/global/{}/{}", kind, id);
  }

  private Reply put(String kind, String id, String body) {
    return alice.put("/pushrules/global/{}/{}", body, kind, id);
  }

  private List<String> ids(String kind) {
    return alice.get("/pushrules/global/").list(kind).stream()
        .filter(rule -> !rule.bool("default").orElseThrow())
        .map(rule -> rule.string("rule_id").orElseThrow())
        .toList();
  }

  @Test
  void aRuleIsReadAsItWasMade() {
    put("content", "nocake", CAKE).isGood();
    JsonObject rule = rule("content", "nocake").json();
    assertThat(rule.string("pattern")).contains("cake*lie");
    assertThat(rule.bool("enabled")).contains(true);
    assertThat(rule.bool("default")).contains(false);
    assertThat(rule.array("actions").orElseThrow().size()).isEqualTo(2);
    assertThat(alice.get("/pushrules/global/content/").objects()).containsExactly(rule);
    assertThat(alice.get("/pushrules/").json().object("global"))
        .contains(alice.get("/pushrules/global/").json());
  }

  @Test
  void aRuleIsSwitchedOffAndChangedAndRemoved() {
    put("room", ROOM, SILENT).isGood();
    alice.put("/pushrules/global/room/{}/enabled", "{\"enabled\": false}", ROOM).isGood();
    assertThat(alice.get("/pushrules/global/room/{}/enabled", ROOM).json().bool("enabled"))
        .contains(false);
    alice.put("/pushrules/global/room/{}/actions", "{\"actions\": [\"notify\"]}", ROOM).isGood();
    assertThat(alice.get("/pushrules/global/room/{}/actions", ROOM).body()).contains("notify");
    put("room", ROOM, SILENT).isGood();
    assertThat(rule("room", ROOM).json().bool("enabled")).contains(false);
    alice.delete("/pushrules/global/room/{}", ROOM).isGood();
    rule("room", ROOM).isRefused(404, "M_NOT_FOUND");
    alice.delete("/pushrules/global/room/{}", ROOM).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void rulesStandWhereTheyArePut() {
    put("sender", "@a:x", SILENT).isGood();
    put("sender", "@b:x", SILENT).isGood();
    alice.put("/pushrules/global/sender/{}?after={}", SILENT, "@c:x", "@b:x").isGood();
    assertThat(ids("sender")).containsExactly("@b:x", "@c:x", "@a:x");
    alice.put("/pushrules/global/sender/{}?before={}", SILENT, "@a:x", "@b:x").isGood();
    assertThat(ids("sender")).containsExactly("@a:x", "@b:x", "@c:x");
    alice
        .put("/pushrules/global/sender/{}?before={}", SILENT, "@a:x", "@none:x")
        .isRefused(400, "M_UNKNOWN");
    alice
        .put("/pushrules/global/override/{}?after={}", SILENT, "mine", ".m.rule.master")
        .isRefused(400, "M_UNKNOWN");
  }

  @Test
  void theServersRulesAreSwitchedAndChangedButNotMadeOrRemoved() {
    String master = "/pushrules/global/override/.m.rule.master";
    alice.put(master + "/enabled", "{\"enabled\": true}").isGood();
    assertThat(alice.get(master + "/enabled").json().bool("enabled")).contains(true);
    alice.put("/pushrules/global/underride/.m.rule.message/actions", SILENT).isGood();
    assertThat(rule("underride", ".m.rule.message").json().array("actions").orElseThrow().size())
        .isZero();
    alice.delete(master).isRefused(404, "M_NOT_FOUND");
    put("override", ".m.rule.master", SILENT).isRefused(400, "M_INVALID_PARAM");
    put("override", ".own", SILENT).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void whatIsNoRuleIsRefused() {
    put("content", "x", SILENT).isRefused(400, "M_INVALID_PARAM");
    put("room", ROOM, "{}").isRefused(400, "M_INVALID_PARAM");
    put("room", ROOM, "{\"actions\": [\"shout\"]}").isRefused(400, "M_INVALID_PARAM");
    put("override", "x", "{\"actions\": [], \"conditions\": [{}]}")
        .isRefused(400, "M_INVALID_PARAM");
    put("room", "a/b", SILENT).isRefused(400, "M_INVALID_PARAM");
    put("device", "x", SILENT).isRefused(404, "M_UNRECOGNIZED");
    alice.get("/pushrules/device/").isRefused(404, "M_UNRECOGNIZED");
    rule("override", "unknown").isRefused(404, "M_NOT_FOUND");
    alice
        .put("/pushrules/global/room/{}/enabled", "{\"enabled\": true}", "!none:x")
        .isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void actionsOfEarlierVersionsAreToldAsTheyWere() {
    put("sender", alice.user(), "{\"actions\": [\"dont_notify\"]}").isGood();
    assertThat(rule("sender", alice.user()).body()).contains("[\"dont_notify\"]");
  }

  @Test
  void rulesAreAccountDataThatCannotBeSet() {
    put("room", ROOM, SILENT).isGood();
    Reply data = alice.get("/user/{}/account_data/m.push_rules", alice.user());
    assertThat(data.json()).isEqualTo(alice.get("/pushrules/").json());
    assertThat(alice.put("/user/{}/account_data/m.push_rules", "{}", alice.user()).status())
        .isEqualTo(405);
  }

  @Test
  void rulesAreToldBySyncAtFirstAndWhenTheyChange() {
    Reply first = alice.get("/sync");
    assertThat(rules(first)).contains(alice.get("/pushrules/").json());
    String since = first.text("next_batch");
    assertThat(rules(alice.get("/sync?since={}", since))).isEmpty();
    put("room", ROOM, SILENT).isGood();
    Reply next = alice.get("/sync?since={}", since);
    assertThat(rules(next)).contains(alice.get("/pushrules/").json());
    assertThat(rules(alice.get("/sync?since={}", next.text("next_batch")))).isEmpty();
    Reply none =
        alice.get("/sync?since={}&filter={}", since, "{\"account_data\":{\"types\":[\"m.x\"]}}");
    assertThat(rules(none)).isEmpty();
  }

  private static Optional<JsonObject> rules(Reply answer) {
    return answer
        .json()
        .object("account_data")
        .flatMap(data -> data.array("events"))
        .flatMap(
            events ->
                events
                    .objects()
                    .filter(event -> event.string("type").orElse("").equals("m.push_rules"))
                    .findFirst())
        .flatMap(event -> event.object("content"));
  }

  @Test
  void everyUserHasRulesOfTheirOwn() {
    put("room", ROOM, SILENT).isGood();
    Client bob = SERVER.register("bob");
    assertThat(bob.get("/pushrules/global/").list("room")).isEmpty();
    bob.get("/user/{}/account_data/m.push_rules", alice.user()).isRefused(403, "M_FORBIDDEN");
  }

  @Test
  void whoComesToAnUpgradedRoomHasTheRulesOfTheOldOne() {
    Client bob = SERVER.register("bob");
    String old = alice.createPublicRoom();
    bob.put("/pushrules/global/room/{}", SILENT, old).isGood();
    put("room", old, SILENT).isGood();
    String since = bob.get("/sync").text("next_batch");
    String next =
        alice.createRoom(
            "{\"preset\":\"public_chat\",\"creation_content\":{\"predecessor\":{\"room_id\":\"%s\"}}}"
                .formatted(old));
    bob.join(next).isGood();
    await()
        .untilAsserted(
            () ->
                assertThat(rules(bob.get("/sync?since={}", since)).map(JsonObject::toString))
                    .hasValueSatisfying(told -> assertThat(told).contains(old, next)));
    await().untilAsserted(() -> assertThat(ids("room")).contains(old, next));
  }
}
