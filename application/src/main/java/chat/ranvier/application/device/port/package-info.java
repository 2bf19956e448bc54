/**
 * Devices as they are kept. Begin with {@link chat.ranvier.application.device.port.DeviceStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Device
 * management</a>.
 */
@NullMarked
package chat.ranvier.application.device.port;

import org.jspecify.annotations.NullMarked;
