package chat.ranvier.application.registration;

import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import java.util.Locale;

/**
 * The names that new users can have.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3registeravailable">GET
 *     /register/available</a>
 */
public final class Usernames {
  private final ServerName server;
  private final AccountStore accounts;
  private final RegistrationSettings settings;

  /** The names on this server. */
  public Usernames(ServerName server, AccountStore accounts, RegistrationSettings settings) {
    this.server = server;
    this.accounts = accounts;
    this.settings = settings;
  }

  /**
   * The user id that a name leads to, as far as one may know whether it is free.
   *
   * @throws MatrixFailure {@code M_INVALID_USERNAME} where no new user may have the name, {@code
   *     M_USER_IN_USE} where somebody has it
   */
  public UserId free(String name) {
    UserId user = valid(name);
    if (!settings.hidesTakenNames() && accounts.standing(user).isPresent()) {
      throw taken();
    }
    return user;
  }

  /**
   * The user id that a name leads to: in lower case.
   *
   * @throws MatrixFailure {@code M_INVALID_USERNAME} where no new user may have the name
   */
  public UserId valid(String name) {
    String localpart = name.toLowerCase(Locale.ROOT);
    if (!UserId.isNewLocalpart(localpart)) {
      throw invalid("User ID can only contain characters a-z, 0-9, or '=_-./+'");
    }
    if (localpart.startsWith("_")) {
      throw invalid("User ID may not begin with _");
    }
    try {
      return UserId.of(localpart, server);
    } catch (InvalidIdentifierException e) {
      throw invalid("User ID may not be longer than 255 characters");
    }
  }

  static MatrixFailure taken() {
    return new MatrixFailure(ErrorCode.USER_IN_USE, "User ID already taken.");
  }

  private static MatrixFailure invalid(String reason) {
    return new MatrixFailure(ErrorCode.INVALID_USERNAME, reason);
  }
}
