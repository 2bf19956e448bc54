package chat.ranvier.scenario.state;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading and changing state. */
@Scenario
final class StateTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void anEmptyStateKeyMayBeLeftOut() {
    String room = alice.createRoom("{}");
    alice.put("/rooms/{}/state/a.b", "{\"x\": 1}", room).isGood();
    assertThat(alice.get("/rooms/{}/state/a.b", room).json().integer("x")).hasValue(1);
    alice.put("/rooms/{}/state/a.b/", "{\"x\": 2}", room).isGood();
    assertThat(alice.get("/rooms/{}/state/a.b/", room).json().integer("x")).hasValue(2);
    alice.put("/rooms/{}/state/a.b/key", "{\"x\": 3}", room).isGood();
    assertThat(alice.get("/rooms/{}/state/a.b", room).json().integer("x")).hasValue(2);
    assertThat(alice.get("/rooms/{}/state/a.b/key", room).json().integer("x")).hasValue(3);
    alice.get("/rooms/{}/state/a.b/other", room).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void stateIsReadAsAnEventWhereThatIsWanted() {
    String room = alice.createRoom("{}");
    String event = alice.setState(room, "a.b", "{\"x\": 1}").text("event_id");
    JsonObject read = alice.get("/rooms/{}/state/a.b?format=event", room).json();
    assertThat(read.string("event_id")).contains(event);
    assertThat(read.string("sender")).contains(alice.user());
    assertThat(read.string("state_key")).contains("");
    assertThat(read.string("room_id")).contains(room);
    assertThat(read.object("content").flatMap(it -> it.find("x"))).isPresent();
    alice.get("/rooms/{}/state/a.b?format=xml", room).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void aRoomIsCreatedOnlyOnce() {
    String room = alice.createRoom("{}");
    alice.setState(room, "m.room.create", "{}").isRefused(400, "M_INVALID_ROOM_STATE");
  }

  @Test
  void thePowerOfACreatorWhoStandsAboveAllIsNotSet() {
    String room = alice.createRoom("{\"room_version\": \"12\", \"preset\": \"public_chat\"}");
    String levels = "{\"users\": {\"%s\": 100}}".formatted(alice.user());
    alice.setState(room, "m.room.power_levels", levels).isRefused(400, "M_INVALID_ROOM_STATE");
    bob.setState(room, "m.room.power_levels", levels).isRefused(403, "M_FORBIDDEN");
    String before = alice.createRoom("{\"room_version\": \"11\"}");
    alice.setState(before, "m.room.power_levels", levels).isGood();
  }

  @Test
  void aServerDoesNotShutItselfOut() {
    String room = alice.createRoom("{}");
    String own = alice.user().substring(alice.user().indexOf(':') + 1).replaceAll(":[0-9]+$", "");
    String denied = "{\"allow\": [\"*\"], \"deny\": [\"%s\"]}".formatted(own);
    alice.setState(room, "m.room.server_acl", denied).isRefused(400, "M_INVALID_PARAM");
    alice.setState(room, "m.room.server_acl", "{}").isRefused(400, "M_INVALID_PARAM");
    alice.setState(room, "m.room.server_acl", "{\"allow\": [\"*\"]}").isGood();
    alice
        .post(
            "/createRoom",
            """
            {"initial_state": [{"type": "m.room.server_acl", "state_key": "", "content": %s}]}"""
                .formatted(denied))
        .isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void theSameStateAgainIsNoNewEvent() {
    String room = alice.createRoom("{}");
    String first = alice.setState(room, "a.b", "{\"x\": 1}").text("event_id");
    assertThat(alice.setState(room, "a.b", "{\"x\": 1}").text("event_id")).isEqualTo(first);
  }

  @Test
  void anEventTellsWhatItReplaced() {
    String room = alice.createRoom("{}");
    String first = alice.setState(room, "a.b", "{\"x\": 1}").text("event_id");
    String second = alice.setState(room, "a.b", "{\"x\": 2}").text("event_id");
    JsonObject unsigned =
        alice.get("/rooms/{}/event/{}", room, second).json().object("unsigned").orElseThrow();
    assertThat(unsigned.string("replaces_state")).contains(first);
    assertThat(unsigned.object("prev_content").orElseThrow().integer("x")).hasValue(1);
    assertThat(unsigned.string("membership")).contains("join");
  }

  @Test
  void strangersSeeNoStateAndThoseGoneThatOfTheirTime() {
    String room = alice.createPublicRoom();
    bob.get("/rooms/{}/state", room).isRefused(403, "M_FORBIDDEN");
    bob.get("/rooms/{}/state/m.room.create", room).isRefused(403, "M_FORBIDDEN");
    bob.join(room).isGood();
    alice.setState(room, "m.room.name", "{\"name\": \"Before\"}").isGood();
    bob.leave(room).isGood();
    alice.setState(room, "m.room.name", "{\"name\": \"After\"}").isGood();
    assertThat(bob.get("/rooms/{}/state/m.room.name", room).text("name")).isEqualTo("Before");
    assertThat(bob.get("/rooms/{}/state", room).objects())
        .anySatisfy(
            event ->
                assertThat(event.object("content").flatMap(it -> it.string("name")))
                    .contains("Before"))
        .noneSatisfy(
            event ->
                assertThat(event.object("content").flatMap(it -> it.string("name")))
                    .contains("After"));
  }

  @Test
  void whatAnybodyMayReadNobodyHasToJoinFor() {
    String room = alice.createPublicRoom();
    alice
        .setState(room, "m.room.history_visibility", "{\"history_visibility\": \"world_readable\"}")
        .isGood();
    bob.get("/rooms/{}/state", room).isGood();
    bob.get("/rooms/{}/members", room).isGood();
    bob.get("/rooms/{}/messages?dir=b", room).isGood();
    bob.get("/rooms/{}/joined_members", room).isRefused(403, "M_FORBIDDEN");
  }

  @Test
  void stateNeedsPower() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    bob.setState(room, "m.room.name", "{\"name\": \"Mine\"}").isRefused(403, "M_FORBIDDEN");
    bob.setState(room, "m.room.create", "{}").isRefused(403, "M_FORBIDDEN");
    alice.put("/rooms/{}/state/a.b/{}", "{}", room, bob.user()).isRefused(403, "M_FORBIDDEN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m.room.name         | {\"name\": 1}",
        "m.room.name         | {}",
        "m.room.name         | {\"name\": null}",
        "m.room.topic        | {}",
        "m.room.topic        | {\"topic\": {}}",
        "m.room.power_levels | {\"ban\": \"50\"}",
        "m.room.power_levels | {\"users\": []}",
        "m.room.power_levels | {\"events\": {\"x\": null}}",
        "m.room.power_levels | {\"notifications\": {\"room\": true}}"
      })
  void aFieldOfAWrongTypeIsRefused(String type, String content) {
    String room = alice.createRoom("{}");
    alice.setState(room, type, content).isRefused(400, "M_BAD_JSON");
    String initial =
        "{\"initial_state\": [{\"type\": \"%s\", \"content\": %s}]}".formatted(type, content);
    alice.post("/createRoom", initial).isRefused(400, "M_BAD_JSON");
  }

  @Test
  void aNameMayBeEmpty() {
    String room = alice.createRoom("{}");
    alice.setState(room, "m.room.name", "{\"name\": \"\"}").isGood();
    alice.setState(room, "m.room.topic", "{\"topic\": \"\"}").isGood();
  }

  @Test
  void aCanonicalAliasHasToLeadToTheRoom() {
    String room = alice.createRoom("{}");
    String other = alice.createRoom("{\"room_alias_name\": \"taken-elsewhere\"}");
    assertThat(other).isNotEqualTo(room);
    String type = "m.room.canonical_alias";
    alice
        .setState(room, type, "{\"alias\": \"#unknown:test.example\"}")
        .isRefused(400, "M_BAD_ALIAS");
    alice
        .setState(room, type, "{\"alt_aliases\": [\"#taken-elsewhere:test.example\"]}")
        .isRefused(400, "M_BAD_ALIAS");
    alice.setState(room, type, "{\"alias\": \"nonsense\"}").isRefused(400, "M_INVALID_PARAM");
    alice
        .put(
            "/directory/room/{}",
            JsonObject.of("room_id", room).toString(),
            "#rightful:test.example")
        .isGood();
    alice.setState(room, type, "{\"alias\": \"#rightful:test.example\"}").isGood();
  }
}
