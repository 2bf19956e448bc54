package chat.ranvier.domain.push;

/** Says that a set of push rules may not be changed in some way, and why. */
public final class InvalidPushRuleException extends RuntimeException {
  /** What is wrong, in the distinctions that Matrix answers by. */
  public enum Kind {
    /** The rule that is to be changed is not there: {@code M_NOT_FOUND}. */
    NOT_FOUND,
    /**
     * The rule that another is to be put beside is not there, or the server's: {@code M_UNKNOWN}.
     */
    NO_NEIGHBOUR,
    /**
     * The rule's id, actions, conditions or pattern are not as they must be: {@code
     * M_INVALID_PARAM}.
     */
    MALFORMED,
    /** There are too many rules: {@code M_LIMIT_EXCEEDED} or a refusal of one's own. */
    TOO_MANY
  }

  private final Kind kind;

  InvalidPushRuleException(Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
