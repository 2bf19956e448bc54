package chat.ranvier.domain.state;

/** Takes the slots in which two states differ, in the order of their numbers. */
@FunctionalInterface
public interface DifferenceConsumer {
  /** The slot held one event before and holds another after; 0 where it is empty. */
  void accept(int slot, long before, long after);
}
