/**
 * The persistent counters in memory. Begin with {@link
 * chat.ranvier.db.memory.commit.MemoryCounters}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.memory.commit;

import org.jspecify.annotations.NullMarked;
