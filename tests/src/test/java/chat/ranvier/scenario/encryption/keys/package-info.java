/**
 * The public keys of devices and users as clients see them. Begin with {@link
 * chat.ranvier.scenario.encryption.keys.CrossSigningTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Key management
 * API</a>.
 */
@NullMarked
package chat.ranvier.scenario.encryption.keys;

import org.jspecify.annotations.NullMarked;
