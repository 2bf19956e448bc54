package chat.ranvier.application.account.port;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * An account as it is kept.
 *
 * @param passwordHash what {@link PasswordHashes} made of the password; none where there is no
 *     password
 * @param erased whether its owner, giving it up, asked to be forgotten
 * @param createdAt in milliseconds since 1970
 * @param userType {@code support} or {@code bot}, where it is such an account
 */
public record Account(
    UserId user,
    Optional<String> passwordHash,
    Standing standing,
    boolean erased,
    long createdAt,
    Optional<String> userType) {
  @Override
  public String toString() {
    return "Account[" + user + "]";
  }
}
