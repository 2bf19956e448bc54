/**
 * The HTTP server over real sockets. Begin with {@link chat.ranvier.http.server.TestServer}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#api-standards">API standards</a>.
 */
@NullMarked
package chat.ranvier.http.server;

import org.jspecify.annotations.NullMarked;
