/**
 * The room engine: one writer for each room, warm rooms in memory, and a view on the committed
 * state for readers. Begin with {@link chat.ranvier.application.room.LocalRoomWriters} for writing
 * and {@link chat.ranvier.application.room.Rooms} for reading. See <a
 * href="https://spec.matrix.org/v1.19/#room-structure">Room structure</a>.
 */
@NullMarked
package chat.ranvier.application.room;

import org.jspecify.annotations.NullMarked;
