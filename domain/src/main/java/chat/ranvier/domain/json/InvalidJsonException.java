package chat.ranvier.domain.json;

/** Says that bytes are not JSON, or not JSON that Matrix takes, and why. */
public final class InvalidJsonException extends RuntimeException {
  /** What is wrong, in the distinctions that Matrix answers by. */
  public enum Kind {
    /** The bytes are no JSON at all: {@code M_NOT_JSON}. */
    NOT_JSON,
    /** The bytes are JSON that may not be taken: {@code M_BAD_JSON}. */
    BAD_JSON
  }

  private final Kind kind;

  /** An error of this kind; the reason names the place, never the content. */
  public InvalidJsonException(Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
