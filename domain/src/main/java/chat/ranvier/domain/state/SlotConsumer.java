package chat.ranvier.domain.state;

/** Takes the filled slots of a state, in the order of their numbers. */
@FunctionalInterface
public interface SlotConsumer {
  /** The slot holds this event. */
  void accept(int slot, long event);
}
