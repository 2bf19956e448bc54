package chat.ranvier.http.client.access;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.DeviceActivity;
import chat.ranvier.http.server.Authenticator;
import java.util.Optional;

/** Knows requesters by their access tokens, and notes that their devices were seen. */
public final class TokenAuthenticator implements Authenticator {
  private final AuthenticateToken authenticateToken;
  private final DeviceActivity activity;

  /** On the operations behind it. */
  public TokenAuthenticator(AuthenticateToken authenticateToken, DeviceActivity activity) {
    this.authenticateToken = authenticateToken;
    this.activity = activity;
  }

  @Override
  public Requester authenticate(
      String accessToken, ClientAddress from, Optional<String> userAgent) {
    Requester requester = authenticateToken.handle(accessToken);
    requester
        .device()
        .ifPresent(
            device -> activity.seen(requester.user(), device, from.text(), userAgent.orElse("")));
    return requester;
  }
}
