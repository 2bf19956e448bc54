package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.version.RoomVersion;

/**
 * A room as this server numbers it.
 *
 * @param number the room's number, from 1, given out once
 */
public record RoomRef(long number, RoomId roomId, RoomVersion version) {}
