/**
 * Devices kept in tables. Begin with {@link chat.ranvier.db.sql.device.SqlDeviceStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Device management</a>.
 */
@NullMarked
package chat.ranvier.db.sql.device;

import org.jspecify.annotations.NullMarked;
