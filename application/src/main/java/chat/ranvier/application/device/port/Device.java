package chat.ranvier.application.device.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * A device as it is kept.
 *
 * @param displayName what its user calls it
 * @param lastSeen when and from where its last requests came, minutes ago or longer
 */
public record Device(
    UserId user, DeviceId id, Optional<String> displayName, Optional<Sighting> lastSeen) {}
