package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.application.device.port.UserDevice;

/** A key of a device that was handed out. */
public record ClaimedKey(UserDevice device, OneTimeKey key) {}
