package chat.ranvier.domain.room;

import java.util.Optional;

/**
 * How a user stands to a room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-membership">Room
 *     membership</a>
 */
public enum Membership {
  /** Asked to come in. */
  INVITE("invite"),
  /** Inside. */
  JOIN("join"),
  /** Asks to be let in. */
  KNOCK("knock"),
  /** Outside: never there, gone, or put out. */
  LEAVE("leave"),
  /** Outside, and kept there. */
  BAN("ban");

  private final String value;

  Membership(String value) {
    this.value = value;
  }

  /** The membership of this name in {@code m.room.member}. */
  public static Optional<Membership> find(String value) {
    return switch (value) {
      case "invite" -> Optional.of(INVITE);
      case "join" -> Optional.of(JOIN);
      case "knock" -> Optional.of(KNOCK);
      case "leave" -> Optional.of(LEAVE);
      case "ban" -> Optional.of(BAN);
      default -> Optional.empty();
    };
  }

  /** Its name in {@code m.room.member}. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
