/**
 * The HTTP server that all routes share: listeners, routing, authentication, errors, limits, the
 * request log. Begin with {@link chat.ranvier.http.server.Router}, which routes are added to, and
 * {@link chat.ranvier.http.server.MatrixServer}, which serves them. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#api-standards">API standards</a>.
 */
@NullMarked
package chat.ranvier.http.server;

import org.jspecify.annotations.NullMarked;
