/**
 * The auth chains of rooms, answered from an index that is kept together with the events. Begin
 * with {@link chat.ranvier.application.authchain.AuthChainIndex}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.application.authchain;

import org.jspecify.annotations.NullMarked;
