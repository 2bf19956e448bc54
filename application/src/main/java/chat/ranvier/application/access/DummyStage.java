package chat.ranvier.application.access;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The stage that asks for nothing, and is passed by whoever says so.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#dummy-auth">Dummy auth</a>
 */
final class DummyStage implements AuthenticationStage {
  @Override
  public String type() {
    return "m.login.dummy";
  }

  @Override
  public Optional<UserId> check(JsonObject auth, Interaction interaction) {
    return Optional.empty();
  }
}
