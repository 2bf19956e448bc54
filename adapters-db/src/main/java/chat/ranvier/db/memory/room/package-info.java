/**
 * Rooms in memory. Begin with {@link chat.ranvier.db.memory.room.MemoryRoomStore}. See <a
 * href="https://spec.matrix.org/v1.19/#room-structure">Room structure</a>.
 */
@NullMarked
package chat.ranvier.db.memory.room;

import org.jspecify.annotations.NullMarked;
