/**
 * The database in memory under test. Begin with {@link chat.ranvier.db.memory.MemoryDatabaseTest}.
 * Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.db.memory;

import org.jspecify.annotations.NullMarked;
