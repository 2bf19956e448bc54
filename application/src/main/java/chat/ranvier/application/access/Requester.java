package chat.ranvier.application.access;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * Who is asking: the owner of the access token that came with a request.
 *
 * @param device the device of the token; none where an administrator acts in the user's name
 * @param token the hash of the token
 * @param standing how the account stood when the token was looked up
 */
public record Requester(
    UserId user, Optional<DeviceId> device, TokenHash token, Standing standing) {
  /** Whether the account is a guest's. */
  public boolean isGuest() {
    return standing.guest();
  }

  /** Whether the account may administrate the server. */
  public boolean isAdmin() {
    return standing.admin();
  }

  /** Whether the account may read but not act, for now. */
  public boolean isSuspended() {
    return standing.suspended();
  }

  /** Whether the account may do nothing but log out, for now. */
  public boolean isLocked() {
    return standing.locked();
  }

  /**
   * Checks that the user asks about themselves.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where another user is meant
   */
  public void mustBe(UserId other, String refusal) {
    if (!user.equals(other)) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, refusal);
    }
  }

  /**
   * Checks that the account may act.
   *
   * @throws MatrixFailure {@code M_USER_SUSPENDED} where it may only read
   * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-suspension">Account
   *     suspension</a>
   */
  public void mustNotBeSuspended() {
    if (standing.suspended()) {
      throw new MatrixFailure(ErrorCode.USER_SUSPENDED, "This account has been suspended");
    }
  }
}
