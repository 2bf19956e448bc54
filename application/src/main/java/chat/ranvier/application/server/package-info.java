/**
 * What the server says of itself. Begin with {@link
 * chat.ranvier.application.server.ServerCapabilities}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#capabilities-negotiation">Capabilities
 * negotiation</a>.
 */
@NullMarked
package chat.ranvier.application.server;

import org.jspecify.annotations.NullMarked;
