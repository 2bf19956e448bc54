package chat.ranvier.bootstrap.config.option;

/** A value that an option cannot have; thrown by readers and by the records' own checks. */
public final class InvalidOptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String option;

  private InvalidOptionException(String option, String message) {
    super(message);
    this.option = option;
  }

  /** A value that cannot be read. */
  static InvalidOptionException unreadable(String message) {
    return new InvalidOptionException("", message);
  }

  /**
   * Refuses a record's value.
   *
   * @param option the name, within the record, of the option that is wrong
   */
  public static void require(boolean condition, String option, String message) {
    if (!condition) {
      throw new InvalidOptionException(option, message);
    }
  }

  /** The name, within its record, of the option that is wrong; empty for the value at hand. */
  public String option() {
    return option;
  }

  /** What is wrong with it. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
