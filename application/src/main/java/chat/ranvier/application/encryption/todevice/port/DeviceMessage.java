package chat.ranvier.application.encryption.todevice.port;

import chat.ranvier.domain.identifier.UserId;

/**
 * A message that waits for a device.
 *
 * @param position its stream position, by which it is called: a device has one at most at each
 * @param content an object of JSON as its text
 */
public record DeviceMessage(long position, UserId sender, String type, String content) {}
