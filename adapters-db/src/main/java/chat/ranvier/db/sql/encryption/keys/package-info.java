/**
 * The public keys of devices and users, kept in tables. Begin with {@link
 * chat.ranvier.db.sql.encryption.keys.SqlDeviceKeyStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Key management
 * API</a>.
 */
@NullMarked
package chat.ranvier.db.sql.encryption.keys;

import org.jspecify.annotations.NullMarked;
