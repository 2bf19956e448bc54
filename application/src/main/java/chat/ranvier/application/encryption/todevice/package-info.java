/**
 * Messages from device to device, which no room keeps: keys of rooms for example, and
 * verifications. Begin with {@link chat.ranvier.application.encryption.todevice.SendToDevice}. See
 * <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.todevice;

import org.jspecify.annotations.NullMarked;
