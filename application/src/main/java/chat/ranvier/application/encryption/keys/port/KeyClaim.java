package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.InvalidIdentifierException;

/**
 * The wish for a key by which a session with a device can be started.
 *
 * @param algorithm {@code signed_curve25519}, or another
 */
public record KeyClaim(UserDevice device, String algorithm) {
  /**
   * Checks the algorithm.
   *
   * @throws InvalidIdentifierException where it is empty or has control characters
   */
  public KeyClaim {
    if (algorithm.isEmpty() || algorithm.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidIdentifierException("algorithm", "empty, or with control characters");
    }
  }
}
