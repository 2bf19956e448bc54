package chat.ranvier.domain.event;

/** Says that a JSON object is not an event that may be taken, and why. */
public final class InvalidEventException extends RuntimeException {
  /** What is wrong, in the distinctions that Matrix answers by. */
  public enum Kind {
    /** The whole event is longer than 65,536 bytes: {@code M_TOO_LARGE}. */
    TOO_LARGE,
    /** A field is longer than its 255 bytes: {@code M_TOO_LARGE} too, by most servers. */
    FIELD_TOO_LONG,
    /** A field is missing, of a wrong type, or no canonical JSON: {@code M_BAD_JSON}. */
    MALFORMED
  }

  private final Kind kind;

  /** An error of this kind; the reason names the field, never its content. */
  public InvalidEventException(Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  /** A malformed event; the reason names the field, never its content. */
  static InvalidEventException malformed(String reason) {
    return new InvalidEventException(Kind.MALFORMED, reason);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
