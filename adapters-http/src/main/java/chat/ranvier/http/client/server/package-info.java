/**
 * The routes by which the server says what it can do. Begin with {@link
 * chat.ranvier.http.client.server.CapabilitiesRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#capabilities-negotiation">Capabilities
 * negotiation</a>.
 */
@NullMarked
package chat.ranvier.http.client.server;

import org.jspecify.annotations.NullMarked;
