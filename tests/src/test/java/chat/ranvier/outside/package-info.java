/**
 * The server as an operator runs it, a process of its own, and clients that speak with it over
 * HTTP. Begin with {@link chat.ranvier.outside.ServerProcess}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/">the client-server API</a>.
 */
@NullMarked
package chat.ranvier.outside;

import org.jspecify.annotations.NullMarked;
