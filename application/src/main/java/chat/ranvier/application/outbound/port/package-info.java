/**
 * Requests to others' servers, and to which addresses they may go. Begin with {@link
 * chat.ranvier.application.outbound.port.OutboundHttp}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.application.outbound.port;

import org.jspecify.annotations.NullMarked;
