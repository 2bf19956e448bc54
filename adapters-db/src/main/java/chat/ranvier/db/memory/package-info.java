/**
 * A database in memory: tables with transactions that can fail on order. Begin with {@link
 * chat.ranvier.db.memory.MemoryDatabase}. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.memory;

import org.jspecify.annotations.NullMarked;
