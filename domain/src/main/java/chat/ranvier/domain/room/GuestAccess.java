package chat.ranvier.domain.room;

import java.util.Optional;

/**
 * Whether guests may join a room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomguest_access">
 *     m.room.guest_access</a>
 */
public enum GuestAccess {
  /** Guests may join. */
  CAN_JOIN("can_join"),
  /** Guests may not join. */
  FORBIDDEN("forbidden");

  private final String value;

  GuestAccess(String value) {
    this.value = value;
  }

  /** The access of this name in {@code m.room.guest_access}. */
  public static Optional<GuestAccess> find(String value) {
    return switch (value) {
      case "can_join" -> Optional.of(CAN_JOIN);
      case "forbidden" -> Optional.of(FORBIDDEN);
      default -> Optional.empty();
    };
  }

  /** Its name in {@code m.room.guest_access}. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
