package chat.ranvier.application.room.creation;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Map;
import java.util.Set;

/**
 * What the operator has decided about new rooms.
 *
 * @param defaultVersion of rooms whose creator names none
 * @param encrypted the presets whose rooms are encrypted from the start
 * @param powerLevels for each preset what its power levels say instead of the usual; each name
 *     replaces that name's whole default
 */
public record NewRoomSettings(
    RoomVersion defaultVersion,
    Set<RoomPreset> encrypted,
    Map<RoomPreset, JsonObject> powerLevels) {
  /** Copies the collections. */
  public NewRoomSettings {
    encrypted = Set.copyOf(encrypted);
    powerLevels = Map.copyOf(powerLevels);
  }

  JsonObject powerLevels(RoomPreset preset) {
    return powerLevels.getOrDefault(preset, JsonObject.empty());
  }
}
