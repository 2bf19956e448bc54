/**
 * Reading a room's events: who may see which, in pages, around one event, in the clients' format.
 * Begin with {@link chat.ranvier.application.timeline.Visibility} and {@link
 * chat.ranvier.application.timeline.ClientEvents}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Getting events
 * for a room</a>.
 */
@NullMarked
package chat.ranvier.application.timeline;

import org.jspecify.annotations.NullMarked;
