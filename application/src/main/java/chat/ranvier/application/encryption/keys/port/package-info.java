/**
 * The public keys of devices and users as storage keeps them. Begin with {@link
 * chat.ranvier.application.encryption.keys.port.DeviceKeyStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Key management
 * API</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.keys.port;

import org.jspecify.annotations.NullMarked;
