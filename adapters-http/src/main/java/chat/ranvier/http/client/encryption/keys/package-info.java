/**
 * The routes about the public keys of devices and users. Begin with {@link
 * chat.ranvier.http.client.encryption.keys.KeysRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Key management
 * API</a>.
 */
@NullMarked
package chat.ranvier.http.client.encryption.keys;

import org.jspecify.annotations.NullMarked;
