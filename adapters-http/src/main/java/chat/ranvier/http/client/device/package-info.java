/**
 * The routes about one's own devices. Begin with {@link
 * chat.ranvier.http.client.device.DeviceManagementRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Device management</a>.
 */
@NullMarked
package chat.ranvier.http.client.device;

import org.jspecify.annotations.NullMarked;
