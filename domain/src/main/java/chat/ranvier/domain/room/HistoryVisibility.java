package chat.ranvier.domain.room;

import java.util.Optional;

/**
 * Who may read what was sent while it was in force.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Room
 *     history visibility</a>
 */
public enum HistoryVisibility {
  /** Anyone, without ever having joined. */
  WORLD_READABLE("world_readable"),
  /** Whoever is a member or becomes one later. */
  SHARED("shared"),
  /** Whoever was invited or joined then. */
  INVITED("invited"),
  /** Whoever was joined then. */
  JOINED("joined");

  private final String value;

  HistoryVisibility(String value) {
    this.value = value;
  }

  /** The visibility of this name in {@code m.room.history_visibility}. */
  public static Optional<HistoryVisibility> find(String value) {
    return switch (value) {
      case "world_readable" -> Optional.of(WORLD_READABLE);
      case "shared" -> Optional.of(SHARED);
      case "invited" -> Optional.of(INVITED);
      case "joined" -> Optional.of(JOINED);
      default -> Optional.empty();
    };
  }

  /** Its name in {@code m.room.history_visibility}. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return value;
  }
}
