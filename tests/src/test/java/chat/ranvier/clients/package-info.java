/**
 * Client libraries that others wrote, with a server as a process of its own. Begin with {@link
 * chat.ranvier.clients.EncryptionTest}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption">End-to-end
 * encryption</a>.
 */
@NullMarked
package chat.ranvier.clients;

import org.jspecify.annotations.NullMarked;
