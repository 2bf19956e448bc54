package chat.ranvier.domain.push;

import java.util.Optional;

/**
 * A kind of push rules, in the order in which they are tried.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules">Push rules</a>
 */
public enum PushRuleKind {
  /** What the user wants before all else; with conditions. */
  OVERRIDE("override"),
  /** Messages with certain words; with a pattern. */
  CONTENT("content"),
  /** All of a room, which the rule's id names. */
  ROOM("room"),
  /** All of a user, whom the rule's id names. */
  SENDER("sender"),
  /** What remains; with conditions. */
  UNDERRIDE("underride");

  private final String value;

  PushRuleKind(String value) {
    this.value = value;
  }

  /** The kind of this name in paths and rule sets. */
  public static Optional<PushRuleKind> find(String value) {
    return switch (value) {
      case "override" -> Optional.of(OVERRIDE);
      case "content" -> Optional.of(CONTENT);
      case "room" -> Optional.of(ROOM);
      case "sender" -> Optional.of(SENDER);
      case "underride" -> Optional.of(UNDERRIDE);
      default -> Optional.empty();
    };
  }

  /** Its name in paths and rule sets. */
  public String value() {
    return value;
  }

  /** Whether rules of this kind have conditions of their own. */
  boolean hasConditions() {
    return this == OVERRIDE || this == UNDERRIDE;
  }

  @Override
  public String toString() {
    return value;
  }
}
