package chat.ranvier.application.device.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;

/** Which device of all users'. */
public record UserDevice(UserId user, DeviceId device) {}
