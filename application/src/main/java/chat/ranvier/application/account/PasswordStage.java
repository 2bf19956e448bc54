package chat.ranvier.application.account;

import chat.ranvier.application.access.AuthenticationStage;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The stage that asks for the user's password.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#password-based">Password-based</a>
 */
public final class PasswordStage implements AuthenticationStage {
  private final CheckPassword checkPassword;

  /** Checks passwords by this. */
  public PasswordStage(CheckPassword checkPassword) {
    this.checkPassword = checkPassword;
  }

  @Override
  public String type() {
    return "m.login.password";
  }

  @Override
  public Optional<UserId> check(JsonObject auth, Interaction interaction) {
    return Optional.of(checkPassword.handle(auth));
  }
}
