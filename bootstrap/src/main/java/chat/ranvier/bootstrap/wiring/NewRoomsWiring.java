package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.room.creation.NewRoomSettings;
import chat.ranvier.application.room.creation.RoomPreset;
import chat.ranvier.bootstrap.config.PowerLevelOverridesConfig;
import chat.ranvier.bootstrap.config.RoomsConfig;
import chat.ranvier.domain.json.JsonObject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What the configuration says of new rooms. */
final class NewRoomsWiring {
  private NewRoomsWiring() {}

  static NewRoomSettings of(RoomsConfig config) {
    return new NewRoomSettings(
        config.defaultVersion(),
        encrypted(config.encryptionByDefault()),
        powerLevels(config.powerLevelOverrides()));
  }

  private static Set<RoomPreset> encrypted(RoomsConfig.EncryptionByDefault choice) {
    return switch (choice) {
      case OFF -> Set.of();
      case INVITE -> EnumSet.of(RoomPreset.PRIVATE_CHAT, RoomPreset.TRUSTED_PRIVATE_CHAT);
      case ALL -> EnumSet.allOf(RoomPreset.class);
    };
  }

  private static Map<RoomPreset, JsonObject> powerLevels(PowerLevelOverridesConfig config) {
    Map<RoomPreset, JsonObject> overrides = new EnumMap<>(RoomPreset.class);
    config.privateChat().ifPresent(it -> overrides.put(RoomPreset.PRIVATE_CHAT, it));
    config.trustedPrivateChat().ifPresent(it -> overrides.put(RoomPreset.TRUSTED_PRIVATE_CHAT, it));
    config.publicChat().ifPresent(it -> overrides.put(RoomPreset.PUBLIC_CHAT, it));
    return overrides;
  }
}
