/**
 * The devices of users, their names and when they were last seen. Begin with {@link
 * chat.ranvier.application.device.DeleteDevices}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Device management</a>.
 */
@NullMarked
package chat.ranvier.application.device;

import org.jspecify.annotations.NullMarked;
