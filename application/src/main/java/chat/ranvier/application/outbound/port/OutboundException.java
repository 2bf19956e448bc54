package chat.ranvier.application.outbound.port;

/** A request to somebody else's server had no answer that can be used. */
public final class OutboundException extends Exception {
  private final Kind kind;

  /** Why. */
  public enum Kind {
    /** The address is none, or one that the operator does not open. */
    FORBIDDEN,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** It took too long. */
    TIMED_OUT,
    /** The answer is too large. */
    TOO_LARGE
  }

  /** A request that failed. */
  public OutboundException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A request that failed by nothing but itself. */
  public OutboundException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Why it failed. */
  public Kind kind() {
    return kind;
  }
}
