/**
 * What rooms need from storage: their events appended, their state tries, their slots. Begin with
 * {@link chat.ranvier.application.room.port.RoomStore}. See <a
 * href="https://spec.matrix.org/v1.19/#room-structure">Room structure</a>.
 */
@NullMarked
package chat.ranvier.application.room.port;

import org.jspecify.annotations.NullMarked;
