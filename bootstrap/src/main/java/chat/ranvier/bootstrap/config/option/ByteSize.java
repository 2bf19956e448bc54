package chat.ranvier.bootstrap.config.option;

/**
 * An amount of bytes.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) {
  /** Refuses negative amounts. */
  public ByteSize {
    if (bytes < 0) {
      throw InvalidOptionException.unreadable("must not be negative");
    }
  }
}
