package chat.ranvier.domain.event;

/**
 * The place in a room's state that a state event fills: its type and its state key.
 *
 * @param type the event type, at most 255 bytes
 * @param stateKey the state key, perhaps empty, at most 255 bytes
 */
public record StateSlot(String type, String stateKey) implements Comparable<StateSlot> {
  /** The slot of this type with the empty state key. */
  public static StateSlot of(String type) {
    return new StateSlot(type, "");
  }

  @Override
  public int compareTo(StateSlot other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : stateKey.compareTo(other.stateKey);
  }
}
