package chat.ranvier.bootstrap.command;

/** A command that could not do what it was asked to; its message is all that is shown. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says this. */
  public CommandFailedException(String message) {
    super(message);
  }

  /** Says this, for this reason. */
  public CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
