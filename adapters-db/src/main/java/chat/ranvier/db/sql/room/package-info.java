/**
 * Rooms in SQL: what their writers append goes through here into all tables of a room. Begin with
 * {@link chat.ranvier.db.sql.room.SqlRoomStore}. See <a
 * href="https://spec.matrix.org/v1.19/#room-structure">Room structure</a>.
 */
@NullMarked
package chat.ranvier.db.sql.room;

import org.jspecify.annotations.NullMarked;
