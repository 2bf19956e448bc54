package chat.ranvier.scenario.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What people do in rooms, in rooms of each version. */
@Scenario
final class EveryRoomVersionTest {
  static final List<RoomVersion> ALL = RoomVersion.supported();

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");
  private final Client carol = SERVER.register("carol");

  @ParameterizedTest
  @FieldSource("ALL")
  void aRoomIsTalkedInAndModerated(RoomVersion version) {
    String room = newRoom(version, "public_chat");
    bob.join(room).isGood();
    carol.join(room).isGood();
    String said = carol.say(room, "hello");
    assertThat(bob.get("/rooms/{}/event/{}", room, said).json().string("event_id")).contains(said);

    bob.put("/rooms/{}/redact/{}/early", "{}", room, said).isRefused(403, "M_FORBIDDEN");
    setLevels(alice, room, bobModerates(version)).isGood();
    bob.setState(room, "m.room.topic", "{\"topic\": \"order\"}").isGood();
    bob.put("/rooms/{}/redact/{}/late", "{}", room, said).isGood();
    assertThat(carol.get("/rooms/{}/event/{}", room, said).json().object("content"))
        .contains(JsonObject.empty());

    bob.post("/rooms/{}/ban", Client.about(carol), room).isGood();
    carol.join(room).isRefused(403, "M_FORBIDDEN");
    carol.send(room, "still here").isRefused(403, "M_FORBIDDEN");
    bob.post("/rooms/{}/unban", Client.about(carol), room).isGood();
    carol.join(room).isGood();
    assertThat(carol.say(room, "back")).startsWith("$");
    carol.leave(room).isGood();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void nobodyRaisesThemselves(RoomVersion version) {
    String room = newRoom(version, "public_chat");
    bob.join(room).isGood();
    setLevels(alice, room, bobModerates(version)).isGood();
    JsonObject levels = levels(room);
    JsonObject users = levels.object("users").orElseThrow();
    JsonObject raised = levels.with("users", users.toBuilder().put(bob.user(), 100).build());
    setLevels(bob, room, raised).isRefused(403, "M_FORBIDDEN");
    setLevels(bob, room, levels.toBuilder().put("ban", 101).build()).isRefused(403, "M_FORBIDDEN");
    setLevels(alice, room, levels.with("ban", "50")).isRefused(400, "M_BAD_JSON");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aPrivateRoomIsEnteredByInvite(RoomVersion version) {
    String room = newRoom(version, "private_chat");
    bob.join(room).isRefused(403, "M_FORBIDDEN");
    alice.invite(room, bob).isGood();
    bob.join(room).isGood();
    bob.say(room, "hello");
    assertThat(bob.get("/rooms/{}/messages?dir=b&limit=5", room).json().array("chunk"))
        .hasValueSatisfying(chunk -> assertThat(chunk.size()).isEqualTo(5));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void knocksAreKnownSince7(RoomVersion version) {
    String room = newRoom(version, "private_chat");
    alice.setState(room, "m.room.join_rules", "{\"join_rule\": \"knock\"}").isGood();
    if (ALL.indexOf(version) < 6) {
      bob.post("/knock/{}", "{}", room).isRefused(403, "M_FORBIDDEN");
    } else {
      bob.post("/knock/{}", "{}", room).isGood();
      alice.invite(room, bob).isGood();
      bob.join(room).isGood();
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void anotherRoomsMembersComeInSince8(RoomVersion version) {
    String club = newRoom(version, "public_chat");
    bob.join(club).isGood();
    String room = newRoom(version, "private_chat");
    alice
        .setState(
            room,
            "m.room.join_rules",
            "{\"join_rule\": \"restricted\", \"allow\": [{\"type\": \"m.room_membership\","
                + " \"room_id\": \"%s\"}]}".formatted(club))
        .isGood();
    carol.join(room).isRefused(403, "M_FORBIDDEN");
    if (ALL.indexOf(version) < 7) {
      bob.join(room).isRefused(403, "M_FORBIDDEN");
    } else {
      bob.join(room).isGood();
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void numbersThatAreNoIntegersAreTakenUntil5(RoomVersion version) {
    String room = newRoom(version, "private_chat");
    String path = "/rooms/{}/send/{}/{}";
    var reply = alice.put(path, "{\"x\": [1.5, 1E2]}", room, "com.example", "odd");
    if (ALL.indexOf(version) < 5) {
      JsonObject event = alice.get("/rooms/{}/event/{}", room, reply.text("event_id")).json();
      assertThat(event.object("content"))
          .hasValueSatisfying(content -> assertThat(content).hasToString("{\"x\":[1.5,100.0]}"));
    } else {
      reply.isRefused(400, "M_BAD_JSON");
    }
  }

  private String newRoom(RoomVersion version, String preset) {
    return alice.createRoom(
        "{\"room_version\": \"%s\", \"preset\": \"%s\"}".formatted(version.id(), preset));
  }

  private JsonObject levels(String room) {
    return alice.get("/rooms/{}/state/m.room.power_levels", room).json();
  }

  private JsonObject bobModerates(RoomVersion version) {
    JsonObject.Builder users = JsonObject.builder().put(bob.user(), 60);
    if (!version.privilegedCreators()) {
      users.put(alice.user(), 100);
    }
    return JsonObject.of("users", users.build())
        .with("events", JsonObject.builder().put("m.room.power_levels", 60).build());
  }

  private static Reply setLevels(Client client, String room, JsonObject levels) {
    return client.setState(room, "m.room.power_levels", levels.toString());
  }
}
