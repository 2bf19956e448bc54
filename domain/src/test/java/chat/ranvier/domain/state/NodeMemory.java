package chat.ranvier.domain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** Nodes kept in memory by their encoded form, with a count of how many were asked for. */
final class NodeMemory implements StateNodes {
  private final Map<NodeId, byte[]> encoded = new HashMap<>();
  private int loads;

  StateRoot apply(StateRoot root, SortedMap<Integer, Long> changes) {
    StateTrie.Changed changed = StateTrie.apply(this, root, changes);
    changed.newNodes().forEach((id, node) -> encoded.put(id, node.encode()));
    return changed.root();
  }

  @Override
  public StateNode load(NodeId id) {
    loads++;
    byte[] bytes = encoded.get(id);
    if (bytes == null) {
      throw new IllegalStateException("no state node " + id);
    }
    return StateNode.decode(bytes);
  }

  int loads() {
    return loads;
  }

  void forgetLoads() {
    loads = 0;
  }
}
