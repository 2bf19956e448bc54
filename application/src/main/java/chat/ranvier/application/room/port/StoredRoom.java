package chat.ranvier.application.room.port;

/**
 * A room as storage holds it.
 *
 * @param lastPosition the stream position of its newest event
 */
public record StoredRoom(RoomRef room, RoomHead head, long lastPosition) {}
