/**
 * Devices kept in memory. Begin with {@link chat.ranvier.db.memory.device.MemoryDeviceStore}. See
 * <a href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Device
 * management</a>.
 */
@NullMarked
package chat.ranvier.db.memory.device;

import org.jspecify.annotations.NullMarked;
