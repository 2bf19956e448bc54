/**
 * Timelines over HTTP. Begin with {@link
 * chat.ranvier.http.client.timeline.MessagePaginationRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Getting events
 * for a room</a>.
 */
@NullMarked
package chat.ranvier.http.client.timeline;

import org.jspecify.annotations.NullMarked;
