package chat.ranvier.application.mail.port;

/** A mail was not taken. */
public final class MailException extends Exception {
  /** A mail that was not taken. */
  public MailException(String message) {
    super(message);
  }

  /** A mail that was not taken because of this. */
  public MailException(String message, Throwable cause) {
    super(message, cause);
  }
}
