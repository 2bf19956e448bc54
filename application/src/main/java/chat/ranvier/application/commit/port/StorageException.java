package chat.ranvier.application.commit.port;

/** Says that the storage failed: unreachable, full, broken, or in conflict with what it holds. */
public final class StorageException extends RuntimeException {
  /** The storage's own error is the cause. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** An error that the storage's adapter found by itself. */
  public StorageException(String message) {
    super(message);
  }
}
