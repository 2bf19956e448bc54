package chat.ranvier.domain.state;

import chat.ranvier.domain.state.StateNode.Inner;
import java.util.HashSet;
import java.util.Set;

/**
 * All nodes that some versions of a state are made of. What versions share is gone through once, so
 * that a version after another costs what it changed.
 */
public final class ReachableNodes {
  private final StateNodes nodes;
  private final Set<NodeId> reached = new HashSet<>();

  /** No nodes yet; those to come are loaded from here. */
  public ReachableNodes(StateNodes nodes) {
    this.nodes = nodes;
  }

  /**
   * Adds what this version is made of.
   *
   * @throws IllegalStateException where a node is missing
   */
  public void add(StateRoot root) {
    if (!root.isEmpty()) {
      add(root.node(), root.height());
    }
  }

  private void add(NodeId id, int height) {
    if (reached.contains(id)) {
      return;
    }
    StateNode node = nodes.load(id);
    if (node instanceof Inner inner && height > 1) {
      for (int place = 0; place < StateNode.FAN_OUT; place++) {
        NodeId child = inner.child(place);
        if (!child.isNone()) {
          add(child, height - 1);
        }
      }
    } else if (node instanceof Inner || height > 1) {
      throw new IllegalStateException("state node " + id + " is at a wrong height");
    }
    reached.add(id);
  }

  /** Whether the node is part of a version that was added. */
  public boolean contains(NodeId id) {
    return reached.contains(id);
  }

  /** How many nodes have been reached. */
  public int size() {
    return reached.size();
  }
}
