package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.profile.ProfileSpread;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a changed name or avatar in all rooms that the user is in.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#events-on-change-of-profile-information">Events
 *     on change of profile information</a>
 */
public final class SpreadProfile implements ProfileSpread {
  private static final Logger LOG = LoggerFactory.getLogger(SpreadProfile.class);

  private final MembershipStore memberships;
  private final MemberWriter members;

  /** Writes member events by this writer. */
  public SpreadProfile(MembershipStore memberships, MemberWriter members) {
    this.memberships = memberships;
    this.members = members;
  }

  @Override
  public void spread(Requester requester, Field changed) {
    for (RoomMembership membership : memberships.roomsOf(requester.user())) {
      if (membership.membership() == Membership.JOIN) {
        renew(requester.user(), membership.room().roomId());
      }
    }
  }

  private void renew(UserId user, RoomId room) {
    try {
      members.write(room, user, user, Membership.JOIN, JsonObject.empty());
    } catch (MatrixFailure refused) {
      LOG.warn("The profile of {} could not be shown in {}", user, room, refused);
    }
  }
}
