/**
 * What the index of auth chains promises, on stores in memory. Begin with {@link
 * chat.ranvier.tests.authchain.AuthChainIndexTest}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.tests.authchain;

import org.jspecify.annotations.NullMarked;
