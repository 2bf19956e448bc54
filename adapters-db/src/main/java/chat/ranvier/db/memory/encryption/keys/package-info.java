/**
 * The public keys of devices and users, of a database in memory. Begin with {@link
 * chat.ranvier.db.memory.encryption.keys.MemoryDeviceKeyStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Key management
 * API</a>.
 */
@NullMarked
package chat.ranvier.db.memory.encryption.keys;

import org.jspecify.annotations.NullMarked;
