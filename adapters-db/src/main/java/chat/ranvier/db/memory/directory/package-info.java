/**
 * Aliases and the published directory kept in memory. Begin with {@link
 * chat.ranvier.db.memory.directory.MemoryRoomAliasStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Room aliases</a>.
 */
@NullMarked
package chat.ranvier.db.memory.directory;

import org.jspecify.annotations.NullMarked;
