package chat.ranvier.application.account;

import chat.ranvier.application.access.AuthenticationFlow;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.List;
import java.util.Optional;

/**
 * Changes the requester's password, and by default logs out all their other devices.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountpassword">POST
 *     /account/password</a>
 */
public final class ChangePassword {
  private final InteractiveAuthentication authentication;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final PasswordSettings settings;
  private final DeviceRemoval removal;

  /** Changes passwords as far as the settings let users do it. */
  public ChangePassword(
      InteractiveAuthentication authentication,
      AccountStore accounts,
      Passwords passwords,
      PasswordSettings settings,
      DeviceRemoval removal) {
    this.authentication = authentication;
    this.accounts = accounts;
    this.passwords = passwords;
    this.settings = settings;
    this.removal = removal;
  }

  /**
   * Changes the password, once its owner has confirmed it.
   *
   * @param newPassword may be missing while the owner has not confirmed it: clients ask for the
   *     stages of authentication that way
   * @param logOutOthers whether all other devices of the user are logged out
   * @throws InteractionRequired where the owner has not confirmed it
   * @throws MatrixFailure {@code M_FORBIDDEN} where passwords cannot be changed; else as {@link
   *     PasswordPolicy#check}
   */
  public void handle(
      Requester requester,
      Optional<String> newPassword,
      boolean logOutOthers,
      Interaction interaction) {
    if (!settings.changeable()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Password change is disabled here");
    }
    newPassword.ifPresent(settings.policy()::check);
    authentication.require(interaction, List.of(AuthenticationFlow.PASSWORD));
    String hash = passwords.hash(newPassword.orElseThrow(ChangePassword::missing));
    removal.write(
        requester.user(),
        position -> {
          accounts.changePassword(requester.user(), hash);
          return logOutOthers ? removal.othersWithin(requester, position) : List.of();
        });
  }

  private static MatrixFailure missing() {
    return new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing 'new_password'");
  }
}
