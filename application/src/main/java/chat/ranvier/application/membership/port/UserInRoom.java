package chat.ranvier.application.membership.port;

import chat.ranvier.domain.identifier.UserId;

/**
 * A user and a room that they have a membership in.
 *
 * @param room the room's number
 */
public record UserInRoom(UserId user, long room) {}
