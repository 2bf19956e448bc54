/**
 * The contract of auth chains on all stores. Begin with {@link
 * chat.ranvier.db.authchain.AuthChainStoreTest}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.db.authchain;

import org.jspecify.annotations.NullMarked;
