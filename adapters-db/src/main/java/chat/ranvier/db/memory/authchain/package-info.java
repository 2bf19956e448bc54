/**
 * Auth chains in memory. Begin with {@link chat.ranvier.db.memory.authchain.MemoryAuthChainStore}.
 * See <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.db.memory.authchain;

import org.jspecify.annotations.NullMarked;
