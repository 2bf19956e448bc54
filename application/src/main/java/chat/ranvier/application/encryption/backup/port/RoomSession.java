package chat.ranvier.application.encryption.backup.port;

import chat.ranvier.domain.identifier.RoomId;

/**
 * Which key of a backup: that of one Megolm session of a room.
 *
 * @param session the session's id, not empty, at most 255 bytes of UTF-8; anything may be in it
 */
public record RoomSession(RoomId room, String session) {}
