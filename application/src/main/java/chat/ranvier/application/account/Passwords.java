package chat.ranvier.application.account;

import chat.ranvier.application.account.port.PasswordHashes;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords, a few at a time: hashing is made to be costly, and many logins must
 * not starve those who are in already.
 */
public final class Passwords {
  private final PasswordHashes hashes;
  private final Semaphore permits;

  /**
   * @param permits how many passwords at most are hashed at the same time
   */
  public Passwords(PasswordHashes hashes, int permits) {
    this.hashes = hashes;
    this.permits = new Semaphore(permits, true);
  }

  /** What to keep of a new password. */
  public String hash(String password) {
    return permitted(() -> hashes.hash(password));
  }

  /**
   * Whether the password is the one that was hashed. Where there is no hash, it takes as long to
   * say no.
   */
  public boolean matches(String password, Optional<String> hash) {
    if (hash.isPresent()) {
      return permitted(() -> hashes.matches(password, hash.get()));
    }
    hash(password);
    return false;
  }

  private <T> T permitted(Supplier<T> work) {
    permits.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
