package chat.ranvier.application.access;

import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * One thing that a user can be asked for in user-interactive authentication.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#authentication-types">Authentication
 *     types</a>
 */
public interface AuthenticationStage {
  /** The authentication type, for example {@code m.login.password}. */
  String type();

  /**
   * Checks what the client has sent.
   *
   * @param auth the {@code auth} member of the request
   * @return the user who is now known to be there, where the stage tells
   * @throws MatrixFailure {@code M_FORBIDDEN} where it does not pass, but the client may try again
   */
  Optional<UserId> check(JsonObject auth, Interaction interaction);
}
