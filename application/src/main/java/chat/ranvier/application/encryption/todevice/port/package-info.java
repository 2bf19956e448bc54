/**
 * Messages to devices as they are kept until the devices have them. Begin with {@link
 * chat.ranvier.application.encryption.todevice.port.DeviceInboxStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.todevice.port;

import org.jspecify.annotations.NullMarked;
