package chat.ranvier.application.encryption.todevice.port;

import chat.ranvier.application.device.port.UserDevice;

/**
 * A message that is put into an inbox.
 *
 * @param content an object of JSON as its text
 * @param size what it counts for, in bytes
 * @param total the inbox's running total with this message
 * @param senderTotal the running total of its sender with this message
 */
public record NewDeviceMessage(
    UserDevice device, String content, long size, long total, long senderTotal) {}
