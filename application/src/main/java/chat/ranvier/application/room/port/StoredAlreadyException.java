package chat.ranvier.application.room.port;

import java.util.Set;

/**
 * Says that events of an append cannot be stored, because their event ids or their client
 * transactions belong to others that are stored already, or that stand before them in the same
 * append. It names them, so that all others can be stored without them.
 */
public final class StoredAlreadyException extends RuntimeException {
  private final transient Set<Long> events;

  /**
   * Nothing was stored because of these.
   *
   * @param events the numbers of the new events that repeat others; at least one
   */
  public StoredAlreadyException(Set<Long> events) {
    super("stored already: " + events, null, false, false);
    this.events = Set.copyOf(events);
  }

  /** Whether one of the append's events is among those that repeat others. */
  public boolean concerns(RoomAppend append) {
    return append.events().stream().anyMatch(event -> events.contains(event.number()))
        || append.intake().aside().stream().anyMatch(event -> events.contains(event.number()));
  }
}
