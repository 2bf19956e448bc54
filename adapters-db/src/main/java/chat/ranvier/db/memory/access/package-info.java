/**
 * Tokens kept in memory. Begin with {@link chat.ranvier.db.memory.access.MemoryAccessTokenStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#client-authentication">Client
 * authentication</a>.
 */
@NullMarked
package chat.ranvier.db.memory.access;

import org.jspecify.annotations.NullMarked;
