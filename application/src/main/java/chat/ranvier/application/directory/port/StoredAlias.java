package chat.ranvier.application.directory.port;

import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;

/**
 * An alias of this server.
 *
 * @param room the room it points to, which may not exist yet
 * @param creator who made it
 */
public record StoredAlias(RoomAlias alias, RoomId room, UserId creator) {}
