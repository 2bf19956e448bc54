package chat.ranvier.scenario.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator may decide about new rooms. */
@Scenario
final class NewRoomSettingsTest {
  @RegisterExtension
  static final TestHomeserver SERVER =
      new TestHomeserver(
          "default_room_version: \"12\"",
          "encryption_enabled_by_default_for_room_type: invite",
          "block_non_admin_invites: true",
          "default_power_level_content_override:",
          "  private_chat: {events_default: 7, redact: 8}");

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void roomsHaveTheDefaultVersion() {
    String room = alice.createRoom("{}");
    assertThat(alice.get("/rooms/{}/state/m.room.create", room).text("room_version"))
        .isEqualTo("12");
  }

  @Test
  void privateRoomsAreEncrypted() {
    String room = alice.createRoom("{}");
    assertThat(alice.get("/rooms/{}/state/m.room.encryption", room).text("algorithm"))
        .isEqualTo("m.megolm.v1.aes-sha2");
    alice
        .get("/rooms/{}/state/m.room.encryption", alice.createPublicRoom())
        .isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void powerLevelsOfThePresetGoBehindTheCreators() {
    String room = alice.createRoom("{\"power_level_content_override\": {\"redact\": 9}}");
    var levels = alice.get("/rooms/{}/state/m.room.power_levels", room).json();
    assertThat(levels.integer("events_default")).hasValue(7);
    assertThat(levels.integer("redact")).hasValue(9);
    assertThat(levels.integer("kick")).hasValue(50);
  }

  @Test
  void onlyAdministratorsInvite() {
    String room = alice.createRoom("{}");
    alice.invite(room, bob).isRefused(403, "M_FORBIDDEN");
    alice
        .post("/createRoom", "{\"invite\": [\"%s\"]}".formatted(bob.user()))
        .isRefused(403, "M_FORBIDDEN");
  }
}
