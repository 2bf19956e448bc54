package chat.ranvier.application.session;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.domain.identifier.DeviceId;
import java.util.List;
import java.util.Optional;

/**
 * Ends the requester's session: its device goes, with all tokens.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3logout">POST
 *     /logout</a>
 */
public final class LogOut {
  private final DeviceRemoval removal;
  private final AccessTokenStore tokens;
  private final AuthenticateToken authenticateToken;
  private final Commits commits;

  /** Removes devices by this removal. */
  public LogOut(
      DeviceRemoval removal,
      AccessTokenStore tokens,
      AuthenticateToken authenticateToken,
      Commits commits) {
    this.removal = removal;
    this.tokens = tokens;
    this.authenticateToken = authenticateToken;
    this.commits = commits;
  }

  /** Ends the session; durable on return. */
  public void handle(Requester requester) {
    Optional<DeviceId> device = requester.device();
    if (device.isPresent()) {
      removal.remove(requester.user(), List.of(device.get()));
      return;
    }
    List<TokenHash> ended = List.of(requester.token());
    commits.write(() -> tokens.delete(ended));
    authenticateToken.forget(ended);
  }
}
