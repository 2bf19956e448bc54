package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/**
 * Takes a user out of a room, or takes an invite or a knock back.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3roomsroomidleave">POST
 *     leave</a>
 */
public final class LeaveRoom {
  private final Rooms rooms;
  private final MemberWriter members;

  /** Writes departures by this writer. */
  public LeaveRoom(Rooms rooms, MemberWriter members) {
    this.rooms = rooms;
    this.members = members;
  }

  /**
   * Leaves the room.
   *
   * @param content the content of the member event, as its user wants it
   * @throws MatrixFailure {@code M_FORBIDDEN} where the user is not in the room, {@code
   *     M_NOT_FOUND} where there is no such room
   */
  public EventId handle(Requester requester, RoomId room, JsonObject content) {
    if (rooms.find(room).isEmpty()) {
      throw new MatrixFailure(ErrorCode.NOT_FOUND, "Not a known room");
    }
    return members.write(room, requester.user(), requester.user(), Membership.LEAVE, content);
  }
}
