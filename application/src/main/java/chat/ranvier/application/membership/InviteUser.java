package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.Collection;

/**
 * Asks a user to come into a room.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3roomsroomidinvite">POST
 *     invite</a>
 */
public final class InviteUser {
  private final ServerName server;
  private final MemberWriter members;
  private final RateLimiters limits;
  private final boolean byAdministratorsOnly;

  /**
   * Writes invites by this writer.
   *
   * @param byAdministratorsOnly whether only those who administrate the server may invite
   */
  public InviteUser(
      ServerName server, MemberWriter members, RateLimiters limits, boolean byAdministratorsOnly) {
    this.server = server;
    this.members = members;
    this.limits = limits;
    this.byAdministratorsOnly = byAdministratorsOnly;
  }

  /**
   * Invites the user.
   *
   * @param content the content of the member event, as the inviting user wants it
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not, or the user is in the
   *     room or banned from it; {@code M_LIMIT_EXCEEDED}
   */
  public EventId handle(Requester requester, RoomId room, UserId invited, JsonObject content) {
    mayInvite(requester, invited);
    limits.invitePerIssuer().take(requester.user().value());
    limits.invitePerRoom().take(room.value());
    limits.invitePerUser().take(invited.value());
    return members.write(room, requester.user(), invited, Membership.INVITE, content);
  }

  /**
   * Checks that the requester may invite these users into a room that is about to be made.
   *
   * @throws MatrixFailure as {@link #handle}
   */
  public void checkAll(Requester requester, Collection<UserId> invited) {
    if (invited.isEmpty()) {
      return;
    }
    invited.forEach(user -> mayInvite(requester, user));
    limits.invitePerIssuer().take(requester.user().value(), invited.size());
    invited.forEach(user -> limits.invitePerUser().take(user.value()));
  }

  private void mayInvite(Requester requester, UserId invited) {
    requester.mustNotBeSuspended();
    if (byAdministratorsOnly && !requester.isAdmin()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Invites have been disabled on this server");
    }
    if (!invited.belongsTo(server)) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Users of other servers cannot be invited yet");
    }
  }
}
