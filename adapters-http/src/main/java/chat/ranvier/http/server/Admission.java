package chat.ranvier.http.server;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;

/**
 * Who may call a route.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#guest-access">Guest access</a>
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-locking">Account
 *     locking</a>
 */
public enum Admission {
  /** Anybody, without a token. */
  EVERYBODY,
  /** Users of this server, guests not among them. */
  USERS,
  /** Users of this server, guests among them. */
  USERS_AND_GUESTS,
  /** As users and guests, and those too whose account is locked: to log out. */
  USERS_EVEN_LOCKED,
  /** Those who administrate this server. */
  ADMINISTRATORS;

  /** Checks that the requester is admitted. */
  void check(Requester requester) {
    if (requester.isLocked() && this != USERS_EVEN_LOCKED) {
      throw new MatrixFailure(
          ErrorCode.USER_LOCKED,
          "This account has been locked",
          JsonObject.builder().put("soft_logout", true).build());
    }
    if (requester.isGuest() && (this == USERS || this == ADMINISTRATORS)) {
      throw new MatrixFailure(ErrorCode.GUEST_ACCESS_FORBIDDEN, "Guests may not do this");
    }
    if (this == ADMINISTRATORS && !requester.isAdmin()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "You are not a server admin");
    }
  }
}
