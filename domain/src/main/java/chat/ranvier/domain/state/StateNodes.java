package chat.ranvier.domain.state;

/** Where the nodes of state tries are kept; whoever keeps them may keep them decoded. */
@FunctionalInterface
public interface StateNodes {
  /**
   * The node of this name, which has been written earlier.
   *
   * @throws IllegalStateException where it is missing
   */
  StateNode load(NodeId id);
}
