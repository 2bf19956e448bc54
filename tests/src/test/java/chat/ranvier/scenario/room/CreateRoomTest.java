package chat.ranvier.scenario.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making rooms. */
@Scenario
final class CreateRoomTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @ParameterizedTest
  @CsvSource({
    "private_chat, invite, can_join",
    "trusted_private_chat, invite, can_join",
    "public_chat, public, forbidden"
  })
  void aPresetSetsWhoMayJoin(String preset, String joinRule, String guestAccess) {
    String room = alice.createRoom("{\"preset\": \"%s\"}".formatted(preset));
    assertThat(state(room, "m.room.join_rules").string("join_rule")).contains(joinRule);
    assertThat(state(room, "m.room.guest_access").string("guest_access")).contains(guestAccess);
    assertThat(state(room, "m.room.history_visibility").string("history_visibility"))
        .contains("shared");
  }

  @Test
  void theFirstEventsComeInTheSpecifiedOrder() {
    String room =
        alice.createRoom(
            """
            {"preset": "public_chat", "room_alias_name": "order", "name": "Tea", "topic": "Leaves",
             "invite": ["%s"], "is_direct": true,
             "initial_state": [{"type": "org.example.tea", "content": {"kind": "green"}}]}
            """
                .formatted(bob.user()));
    List<JsonObject> events = alice.get("/rooms/{}/messages?dir=f&limit=50", room).list("chunk");
    assertThat(events)
        .extracting(event -> event.string("type").orElse(""))
        .containsExactly(
            "m.room.create",
            "m.room.member",
            "m.room.power_levels",
            "m.room.canonical_alias",
            "m.room.join_rules",
            "m.room.history_visibility",
            "m.room.guest_access",
            "org.example.tea",
            "m.room.name",
            "m.room.topic",
            "m.room.member");
    JsonObject invite = content(events.getLast());
    assertThat(invite.string("membership")).contains("invite");
    assertThat(invite.bool("is_direct")).contains(true);
    assertThat(state(room, "m.room.canonical_alias").string("alias"))
        .contains("#order:test.example");
    assertThat(alice.get("/directory/room/{}", "#order:test.example").text("room_id"))
        .isEqualTo(room);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})
  void aRoomHasTheVersionAskedFor(String version) {
    String room = alice.createRoom("{\"room_version\": \"%s\"}".formatted(version));
    JsonObject create = state(room, "m.room.create");
    assertThat(create.string("room_version")).contains(version);
    assertThat(create.string("creator").isPresent()).isEqualTo(Integer.parseInt(version) < 11);
    assertThat(room.contains(":")).isEqualTo(!version.equals("12"));
    assertThat(alice.say(room, "works")).startsWith("$");
  }

  @Test
  void roomsHaveVersion11WhereNothingIsSaid() {
    String room = alice.createRoom("{}");
    assertThat(state(room, "m.room.create").string("room_version")).contains("11");
  }

  @Test
  void anUnknownVersionIsRefused() {
    alice
        .post("/createRoom", "{\"room_version\": \"unheard-of\"}")
        .isRefused(400, "M_UNSUPPORTED_ROOM_VERSION");
  }

  @Test
  void whoIsInvitedToATrustedChatHasTheCreatorsPower() {
    String request =
        "{\"preset\": \"trusted_private_chat\", \"room_version\": \"%s\", \"invite\": [\"%s\"]}";
    String eleven = alice.createRoom(request.formatted("11", bob.user()));
    JsonObject users = state(eleven, "m.room.power_levels").object("users").orElseThrow();
    assertThat(users.integer(bob.user())).hasValue(100);
    assertThat(users.integer(alice.user())).hasValue(100);

    String twelve = alice.createRoom(request.formatted("12", bob.user()));
    assertThat(state(twelve, "m.room.power_levels").object("users")).contains(JsonObject.empty());
    assertThat(state(twelve, "m.room.create").array("additional_creators").orElseThrow().strings())
        .containsExactly(bob.user());
  }

  @Test
  void powerLevelsMayBeOverridden() {
    String room = alice.createRoom("{\"power_level_content_override\": {\"events_default\": 20}}");
    JsonObject levels = state(room, "m.room.power_levels");
    assertThat(levels.integer("events_default")).hasValue(20);
    assertThat(levels.integer("ban")).hasValue(50);
  }

  @Test
  void powerLevelsThatTakeTheCreatorsPowerAwayMakeNoRoom() {
    alice
        .post(
            "/createRoom",
            "{\"name\": \"x\", \"room_alias_name\": \"powerless\","
                + " \"power_level_content_override\": {\"users\": {\"%s\": 0}}}"
                    .formatted(alice.user()))
        .isRefused(400, "M_INVALID_ROOM_STATE");
    alice.get("/directory/room/{}", "#powerless:test.example").isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void initialStateGoesBeforeThePresetAndBehindTheName() {
    String room =
        alice.createRoom(
            """
            {"preset": "private_chat", "name": "Mine", "initial_state": [
              {"type": "m.room.join_rules", "state_key": "", "content": {"join_rule": "public"}},
              {"type": "m.room.name", "content": {"name": "Overwritten"}}]}
            """);
    assertThat(state(room, "m.room.join_rules").string("join_rule")).contains("public");
    assertThat(state(room, "m.room.name").string("name")).contains("Mine");
  }

  @Test
  void aTopicHasARichFormToo() {
    String room = alice.createRoom("{\"topic\": \"Leaves\"}");
    JsonObject topic = state(room, "m.room.topic");
    assertThat(topic.string("topic")).contains("Leaves");
    assertThat(
            topic.object("m.topic").flatMap(rich -> rich.array("m.text")).orElseThrow().objects())
        .containsExactly(Client.parse("{\"body\": \"Leaves\", \"mimetype\": \"text/plain\"}"));
  }

  @Test
  void anAliasIsGivenOnce() {
    alice.createRoom("{\"room_alias_name\": \"once\"}");
    bob.post("/createRoom", "{\"room_alias_name\": \"once\"}").isRefused(400, "M_ROOM_IN_USE");
  }

  @Test
  void whetherARoomIsPublishedIsAsAskedFor() {
    String room = alice.createRoom("{\"visibility\": \"public\"}");
    assertThat(alice.get("/directory/list/room/{}", room).text("visibility")).isEqualTo("public");
    assertThat(state(room, "m.room.join_rules").string("join_rule")).contains("public");
    String other = alice.createRoom("{}");
    assertThat(alice.get("/directory/list/room/{}", other).text("visibility")).isEqualTo("private");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": 1}",
        "{\"topic\": []}",
        "{\"room_version\": 11}",
        "{\"preset\": \"unheard_of\"}",
        "{\"preset\": true}",
        "{\"visibility\": \"somewhat\"}",
        "{\"invite\": \"@bob:test.example\"}",
        "{\"invite\": [1]}",
        "{\"is_direct\": \"yes\"}",
        "{\"initial_state\": {}}",
        "{\"initial_state\": [1]}",
        "{\"initial_state\": [{\"type\": \"a.b\"}]}",
        "{\"initial_state\": [{\"type\": \"a.b\", \"content\": 1}]}",
        "{\"initial_state\": [{\"type\": \"a.b\", \"content\": {\"x\": 1.5}}]}",
        "{\"creation_content\": 1}",
        "{\"creation_content\": {\"m.federate\": \"no\"}}",
        "{\"creation_content\": {\"additional_creators\": \"x\"}, \"room_version\": \"12\"}",
        "{\"power_level_content_override\": []}",
        "{\"power_level_content_override\": {\"ban\": \"50\"}}",
        "{\"power_level_content_override\": {\"users\": {\"@x:y\": 1.0}}}",
        "[]"
      })
  void aFieldOfAWrongTypeIsRefused(String request) {
    alice.post("/createRoom", request).isRefused(400, "M_BAD_JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"invite\": [\"bob\"]}",
        "{\"room_alias_name\": \"a b\"}",
        "{\"room_alias_name\": \"a:b\"}"
      })
  void anIdentifierThatIsNoneIsRefused(String request) {
    alice.post("/createRoom", request).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void guestsMakeNoRooms() {
    SERVER.registerGuest().post("/createRoom", "{}").isRefused(403, "M_GUEST_ACCESS_FORBIDDEN");
  }

  private JsonObject state(String room, String type) {
    return alice.get("/rooms/{}/state/{}", room, type).json();
  }

  private static JsonObject content(JsonObject event) {
    return Optional.of(event).flatMap(it -> it.object("content")).orElseThrow();
  }
}
