package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.Membership;
import java.util.List;

/**
 * Lists the rooms that a user is in.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3joined_rooms">GET
 *     joined_rooms</a>
 */
public final class ListJoinedRooms {
  private final MembershipStore memberships;

  /** Reads memberships here. */
  public ListJoinedRooms(MembershipStore memberships) {
    this.memberships = memberships;
  }

  /** The rooms, in no order. */
  public List<RoomId> handle(Requester requester) {
    return memberships.roomsOf(requester.user()).stream()
        .filter(membership -> membership.membership() == Membership.JOIN)
        .map(membership -> membership.room().roomId())
        .toList();
  }
}
