package chat.ranvier.application.room.creation;

import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Optional;

/** The content of a new room's {@code m.room.power_levels}. */
final class InitialPowerLevels {
  private static final long CREATOR = 100;
  private static final StateSlot SLOT = StateSlot.of("m.room.power_levels");

  private InitialPowerLevels() {}

  static JsonObject of(
      RoomVersion version, UserId creator, RoomRequest request, NewRoomSettings settings) {
    Optional<JsonObject> own = request.state(SLOT);
    if (own.isPresent()) {
      return own.get();
    }
    JsonObject.Builder content = JsonObject.builder();
    content
        .put("ban", 50)
        .put("events", events(version))
        .put("events_default", 0)
        .put("historical", 100)
        .put("invite", request.presetOrDefault().powerToInvite())
        .put("kick", 50)
        .put("redact", 50)
        .put("state_default", 50)
        .put("users", users(version, creator, request))
        .put("users_default", 0);
    settings.powerLevels(request.presetOrDefault()).forEach(content::put);
    request.creation().powerLevels().forEach(content::put);
    return content.build();
  }

  /** Where creators stand above all levels, replacing the room is for them alone. */
  private static JsonObject events(RoomVersion version) {
    return JsonObject.builder()
        .put("m.room.avatar", 50)
        .put("m.room.canonical_alias", 50)
        .put("m.room.encryption", 100)
        .put("m.room.history_visibility", 100)
        .put("m.room.name", 50)
        .put("m.room.power_levels", 100)
        .put("m.room.server_acl", 100)
        .put("m.room.tombstone", version.privilegedCreators() ? 150 : 100)
        .build();
  }

  private static JsonObject users(RoomVersion version, UserId creator, RoomRequest request) {
    if (version.privilegedCreators()) {
      return JsonObject.empty();
    }
    JsonObject.Builder users = JsonObject.builder().put(creator.value(), CREATOR);
    if (request.trustsInvited()) {
      request.invites().users().forEach(user -> users.put(user.value(), CREATOR));
    }
    return users.build();
  }
}
