/**
 * Messages to devices kept in memory. Begin with {@link
 * chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 * messaging</a>.
 */
@NullMarked
package chat.ranvier.db.memory.encryption.todevice;

import org.jspecify.annotations.NullMarked;
