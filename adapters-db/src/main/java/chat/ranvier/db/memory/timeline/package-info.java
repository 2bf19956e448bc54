/**
 * Events in memory. Begin with {@link chat.ranvier.db.memory.timeline.MemoryEventStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Getting events
 * for a room</a>.
 */
@NullMarked
package chat.ranvier.db.memory.timeline;

import org.jspecify.annotations.NullMarked;
