package chat.ranvier.application.membership.port;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.room.Membership;

/**
 * A user's place in a room.
 *
 * @param eventNumber the number of the membership event
 * @param position since when it holds: the place in the stream of the event that made it so, which
 *     may be another where branches of the room's graph met
 * @param forgotten whether the user has forgotten the room since
 * @param strippedState for an invite or a knock: the stripped state its user is shown; else empty
 */
public record RoomMembership(
    RoomRef room,
    UserId user,
    Membership membership,
    long eventNumber,
    long position,
    boolean forgotten,
    JsonArray strippedState) {
  /** Whether the user has left the room, or was banned from it. */
  public boolean isOver() {
    return membership == Membership.LEAVE || membership == Membership.BAN;
  }

  /** The same place, of a room that the user has forgotten. */
  public RoomMembership forgottenSince() {
    return new RoomMembership(room, user, membership, eventNumber, position, true, strippedState);
  }
}
