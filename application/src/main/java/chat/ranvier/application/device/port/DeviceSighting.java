package chat.ranvier.application.device.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;

/** Which device was seen, and how. */
public record DeviceSighting(UserId user, DeviceId device, Sighting sighting) {}
