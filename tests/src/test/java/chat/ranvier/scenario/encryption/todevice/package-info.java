/**
 * Messages to devices as clients see them. Begin with {@link
 * chat.ranvier.scenario.encryption.todevice.SendToDeviceTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.scenario.encryption.todevice;

import org.jspecify.annotations.NullMarked;
