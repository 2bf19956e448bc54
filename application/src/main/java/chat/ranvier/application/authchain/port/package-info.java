/**
 * What auth chains need from storage: the chain cover of each room, in numbers only. Begin with
 * {@link chat.ranvier.application.authchain.port.AuthChainStore}. See <a
 * href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">State resolution</a>.
 */
@NullMarked
package chat.ranvier.application.authchain.port;

import org.jspecify.annotations.NullMarked;
