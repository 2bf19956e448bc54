package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * A device with its identity keys.
 *
 * @param keys as the device signed and uploaded them
 * @param displayName what its user calls it
 */
public record PublishedDevice(UserDevice device, JsonObject keys, Optional<String> displayName) {}
