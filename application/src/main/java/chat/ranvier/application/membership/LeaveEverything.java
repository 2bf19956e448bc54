package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.account.AccountDeparture;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a user leave all rooms and refuse all invites, because the account is given up. */
public final class LeaveEverything implements AccountDeparture {
  private static final Logger LOG = LoggerFactory.getLogger(LeaveEverything.class);

  private final MembershipStore memberships;
  private final LeaveRoom leaveRoom;

  /** Leaves rooms one by one. */
  public LeaveEverything(MembershipStore memberships, LeaveRoom leaveRoom) {
    this.memberships = memberships;
    this.leaveRoom = leaveRoom;
  }

  @Override
  public void leaveEverything(Requester requester) {
    for (RoomMembership membership : memberships.roomsOf(requester.user())) {
      if (isThere(membership.membership())) {
        leave(requester, membership.room().roomId());
      }
    }
  }

  private static boolean isThere(Membership membership) {
    return switch (membership) {
      case JOIN, INVITE, KNOCK -> true;
      case LEAVE, BAN -> false;
    };
  }

  private void leave(Requester requester, RoomId room) {
    try {
      leaveRoom.handle(requester, room, JsonObject.empty());
    } catch (MatrixFailure refused) {
      LOG.warn("{} could not leave {}", requester.user(), room, refused);
    }
  }
}
