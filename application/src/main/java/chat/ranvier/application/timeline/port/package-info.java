/**
 * Stored events, read back one by one or in the order of their arrival. Begin with {@link
 * chat.ranvier.application.timeline.port.EventStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Getting events
 * for a room</a>.
 */
@NullMarked
package chat.ranvier.application.timeline.port;

import org.jspecify.annotations.NullMarked;
