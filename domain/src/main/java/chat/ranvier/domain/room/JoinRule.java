package chat.ranvier.domain.room;

import java.util.Optional;

/**
 * Who may come into a room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomjoin_rules">m.room.join_rules
 *     </a>
 */
public enum JoinRule {
  /** Anyone. */
  PUBLIC("public"),
  /** Those who are invited. */
  INVITE("invite"),
  /** Those who are invited; others may knock. */
  KNOCK("knock"),
  /** Those who are invited, and members of the rooms that the rule names. */
  RESTRICTED("restricted"),
  /** As {@link #RESTRICTED}; others may knock. */
  KNOCK_RESTRICTED("knock_restricted"),
  /** Reserved by the specification; lets nobody in. */
  PRIVATE("private");

  private final String value;

  JoinRule(String value) {
    this.value = value;
  }

  /** The rule of this name in {@code m.room.join_rules}. */
  public static Optional<JoinRule> find(String value) {
    return switch (value) {
      case "public" -> Optional.of(PUBLIC);
      case "invite" -> Optional.of(INVITE);
      case "knock" -> Optional.of(KNOCK);
      case "restricted" -> Optional.of(RESTRICTED);
      case "knock_restricted" -> Optional.of(KNOCK_RESTRICTED);
      case "private" -> Optional.of(PRIVATE);
      default -> Optional.empty();
    };
  }

  /** Its name in {@code m.room.join_rules}. */
  public String value() {
    return value;
  }

  /** Whether those who are not invited may knock. */
  public boolean admitsKnocks() {
    return this == KNOCK || this == KNOCK_RESTRICTED;
  }

  /** Whether membership of another room may open the door. */
  public boolean isRestricted() {
    return this == RESTRICTED || this == KNOCK_RESTRICTED;
  }

  @Override
  public String toString() {
    return value;
  }
}
