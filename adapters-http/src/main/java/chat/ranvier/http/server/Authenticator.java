package chat.ranvier.http.server;

import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.Optional;

/** What knows whose an access token is. */
@FunctionalInterface
public interface Authenticator {
  /**
   * The user and device of the token, who have just been seen at the address.
   *
   * @param userAgent the name that the client gives itself
   * @throws MatrixFailure {@code M_UNKNOWN_TOKEN} where the token is nobody's (any more)
   */
  Requester authenticate(String accessToken, ClientAddress from, Optional<String> userAgent);
}
