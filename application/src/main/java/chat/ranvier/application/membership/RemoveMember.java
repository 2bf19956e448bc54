package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/**
 * Puts somebody else out of a room, keeps them out, and lifts that again: kick, ban and unban.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#leaving-rooms">Leaving rooms</a>
 */
public final class RemoveMember {
  private final Rooms rooms;
  private final MemberWriter members;

  /** Writes member events by this writer. */
  public RemoveMember(Rooms rooms, MemberWriter members) {
    this.rooms = rooms;
    this.members = members;
  }

  /**
   * Puts the user out.
   *
   * @param content the content of the member event, as the requester wants it
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not, or the user is not there
   */
  public EventId kick(Requester requester, RoomId roomId, UserId target, JsonObject content) {
    requester.mustNotBeSuspended();
    Membership membership = known(requester, roomId).membership(target);
    if (membership == Membership.LEAVE || membership == Membership.BAN) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "The target user is not in the room");
    }
    return members.write(roomId, requester.user(), target, Membership.LEAVE, content);
  }

  /**
   * Puts the user out, where they are in, and keeps them out.
   *
   * @param content the content of the member event, as the requester wants it
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not
   */
  public EventId ban(Requester requester, RoomId roomId, UserId target, JsonObject content) {
    requester.mustNotBeSuspended();
    known(requester, roomId);
    return members.write(roomId, requester.user(), target, Membership.BAN, content);
  }

  /**
   * Lets a banned user come back.
   *
   * @param content the content of the member event, as the requester wants it
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not, or the user is not
   *     banned
   */
  public EventId unban(Requester requester, RoomId roomId, UserId target, JsonObject content) {
    requester.mustNotBeSuspended();
    if (known(requester, roomId).membership(target) != Membership.BAN) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "The target user is not banned");
    }
    return members.write(roomId, requester.user(), target, Membership.LEAVE, content);
  }

  private RoomSnapshot known(Requester requester, RoomId roomId) {
    return rooms
        .find(roomId)
        .filter(room -> room.membership(requester.user()) == Membership.JOIN)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.FORBIDDEN, "You are not in this room"));
  }
}
