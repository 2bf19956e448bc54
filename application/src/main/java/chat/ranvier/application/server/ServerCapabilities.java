package chat.ranvier.application.server;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What clients may do on this server.
 *
 * @param defaultRoomVersion the version of rooms whose creator names none
 * @param forgetsRoomsOnLeave whether users forget rooms as they leave them
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#capabilities-negotiation">Capabilities
 *     negotiation</a>
 */
public record ServerCapabilities(
    RoomVersion defaultRoomVersion,
    boolean passwordMayChange,
    boolean nameMayChange,
    boolean avatarMayChange,
    boolean thirdPartyIdsMayChange,
    boolean forgetsRoomsOnLeave) {
  /** The members of {@code capabilities}, by name. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("m.room_versions", roomVersions())
        .put("m.change_password", enabled(passwordMayChange))
        .put("m.set_displayname", enabled(nameMayChange))
        .put("m.set_avatar_url", enabled(avatarMayChange))
        .put("m.profile_fields", profileFields())
        .put("m.3pid_changes", enabled(thirdPartyIdsMayChange))
        .put("m.get_login_token", enabled(false))
        .put("m.forget_forced_upon_leave", enabled(forgetsRoomsOnLeave))
        .build();
  }

  private JsonObject roomVersions() {
    JsonObject.Builder available = JsonObject.builder();
    RoomVersion.supported().forEach(version -> available.put(version.id(), "stable"));
    return JsonObject.builder()
        .put("default", defaultRoomVersion.id())
        .put("available", available.build())
        .build();
  }

  private JsonObject profileFields() {
    JsonObject.Builder json = JsonObject.builder().put("enabled", true);
    if (!nameMayChange || !avatarMayChange) {
      json.put("disallowed", JsonArray.ofStrings(fixedFields()));
    }
    return json.build();
  }

  private List<String> fixedFields() {
    List<String> fixed = new ArrayList<>();
    if (!nameMayChange) {
      fixed.add("displayname");
    }
    if (!avatarMayChange) {
      fixed.add("avatar_url");
    }
    return fixed;
  }

  private static JsonObject enabled(boolean enabled) {
    return JsonObject.builder().put("enabled", enabled).build();
  }
}
