/**
 * The contract of the {@code EventStore}, on all stores. Begin with {@link
 * chat.ranvier.db.timeline.EventStoreTest}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.timeline;

import org.jspecify.annotations.NullMarked;
