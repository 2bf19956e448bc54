package chat.ranvier.application.session;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client gets when it has logged in, or refreshed its tokens: the only place where the
 * secrets stand in the clear.
 *
 * @param refreshToken where the client asked for one
 * @param expiresInMillis how long the access token is good for, where that ends
 */
public record Session(
    UserId user,
    DeviceId device,
    String accessToken,
    Optional<String> refreshToken,
    OptionalLong expiresInMillis) {
  @Override
  public String toString() {
    return "Session[" + user + ", " + device + "]";
  }
}
