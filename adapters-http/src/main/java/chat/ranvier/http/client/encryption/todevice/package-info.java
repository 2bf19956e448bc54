/**
 * The route by which messages are sent to devices. Begin with {@link
 * chat.ranvier.http.client.encryption.todevice.ToDeviceRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.http.client.encryption.todevice;

import org.jspecify.annotations.NullMarked;
