package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;

/**
 * Lets a user forget a room that they have left: it is not shown to them any more.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3roomsroomidforget">POST
 *     forget</a>
 */
public final class ForgetRoom {
  private final Rooms rooms;
  private final MembershipStore memberships;
  private final Commits commits;

  /** Notes it in this storage. */
  public ForgetRoom(Rooms rooms, MembershipStore memberships, Commits commits) {
    this.rooms = rooms;
    this.memberships = memberships;
    this.commits = commits;
  }

  /**
   * Forgets the room.
   *
   * @throws MatrixFailure {@code M_UNKNOWN} where the user has not left it, {@code M_NOT_FOUND}
   *     where there is no such room
   */
  public void handle(Requester requester, RoomId roomId) {
    UserId user = requester.user();
    RoomSnapshot room =
        rooms
            .find(roomId)
            .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Not a known room"));
    Membership membership = room.membership(user);
    if (membership != Membership.LEAVE && membership != Membership.BAN) {
      throw new MatrixFailure(ErrorCode.UNKNOWN, "User " + user + " is in room " + roomId);
    }
    long number = room.room().number();
    if (memberships.find(user, number).filter(it -> !it.forgotten()).isPresent()) {
      commits.writeAt(
          new ChangeNotice.Forgotten(user, number), position -> memberships.forget(user, number));
    }
  }
}
