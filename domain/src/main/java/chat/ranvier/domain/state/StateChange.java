package chat.ranvier.domain.state;

import chat.ranvier.domain.state.StateNode.Inner;
import chat.ranvier.domain.state.StateNode.Leaf;
import chat.ranvier.domain.state.StateTrie.Branches;
import chat.ranvier.domain.state.StateTrie.Changed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** The making of one new version of a state; used once. */
final class StateChange {
  private final StateNodes nodes;
  private final StateRoot root;
  private final int[] slots;
  private final long[] events;
  private final LinkedHashMap<NodeId, StateNode> newNodes = new LinkedHashMap<>();

  StateChange(StateNodes nodes, StateRoot root, SortedMap<Integer, Long> changes) {
    this.nodes = nodes;
    this.root = root;
    this.slots = new int[changes.size()];
    this.events = new long[changes.size()];
    int index = 0;
    for (Map.Entry<Integer, Long> change : changes.entrySet()) {
      slots[index] = change.getKey();
      events[index] = change.getValue();
      check(index, index == 0 ? -1 : slots[index - 1]);
      index++;
    }
  }

  private void check(int index, int slotBefore) {
    if (slots[index] <= slotBefore) {
      throw new IllegalArgumentException("slots have to rise from 0 on: " + slots[index]);
    }
    if (events[index] < 0) {
      throw new IllegalArgumentException("event numbers are not negative: " + events[index]);
    }
  }

  Changed apply() {
    if (slots.length == 0) {
      return new Changed(root, newNodes);
    }
    int height = neededHeight();
    return height == 0
        ? new Changed(StateRoot.EMPTY, newNodes)
        : new Changed(top(root, height, 0, countWithin(height)), newNodes);
  }

  private int neededHeight() {
    for (int index = slots.length - 1; index >= 0; index--) {
      if (events[index] != 0) {
        return Math.max(root.height(), StateTrie.heightFor(slots[index]));
      }
    }
    return root.height();
  }

  /** The changes that a trie of this height has room for; those above it empty what is empty. */
  private int countWithin(int height) {
    int count = slots.length;
    while (count > 0 && StateTrie.heightFor(slots[count - 1]) > height) {
      count--;
    }
    return count;
  }

  /** The topmost part: a node with nothing but its first branch gives way to that branch. */
  private StateRoot top(StateRoot before, int height, int from, int to) {
    if (height == 1) {
      return below(before, 1, from, to);
    }
    Branches branches = Branches.of(nodes, before, height);
    int[] bounds = bounds(height, from, to);
    NodeId[] children = new NodeId[StateNode.FAN_OUT];
    boolean alone = true;
    for (int place = 1; place < StateNode.FAN_OUT; place++) {
      children[place] =
          below(branches.at(place), height - 1, bounds[place], bounds[place + 1]).node();
      alone &= children[place].isNone();
    }
    if (alone) {
      return top(branches.at(0), height - 1, bounds[0], bounds[1]);
    }
    children[0] = below(branches.at(0), height - 1, bounds[0], bounds[1]).node();
    return write(before, height, Inner.of(children));
  }

  /** A branch of exactly this height, or nothing; {@code before} may be lower at the left edge. */
  private StateRoot below(StateRoot before, int height, int from, int to) {
    if (from == to && (before.isEmpty() || before.height() == height)) {
      return before;
    } else if (height == 1) {
      return changedLeaf(before, from, to);
    }
    Branches branches = Branches.of(nodes, before, height);
    int[] bounds = bounds(height, from, to);
    NodeId[] children = new NodeId[StateNode.FAN_OUT];
    boolean empty = true;
    for (int place = 0; place < StateNode.FAN_OUT; place++) {
      children[place] =
          below(branches.at(place), height - 1, bounds[place], bounds[place + 1]).node();
      empty &= children[place].isNone();
    }
    return empty ? StateRoot.EMPTY : write(before, height, Inner.of(children));
  }

  private StateRoot changedLeaf(StateRoot before, int from, int to) {
    long[] changed = StateTrie.leafOf(nodes, before).copyOfEvents();
    for (int index = from; index < to; index++) {
      changed[StateTrie.place(slots[index], 1)] = events[index];
    }
    Leaf leaf = new Leaf(changed);
    return leaf.isEmpty() ? StateRoot.EMPTY : write(before, 1, leaf);
  }

  private StateRoot write(StateRoot before, int height, StateNode node) {
    StateRoot written = new StateRoot(height, node.id());
    if (!written.equals(before)) {
      newNodes.put(written.node(), node);
    }
    return written;
  }

  /** Where the changes of each branch begin; the last number is where those of the last end. */
  private int[] bounds(int height, int from, int to) {
    int[] bounds = new int[StateNode.FAN_OUT + 1];
    Arrays.fill(bounds, to);
    for (int index = to - 1; index >= from; index--) {
      Arrays.fill(bounds, 0, StateTrie.place(slots[index], height) + 1, index);
    }
    return bounds;
  }
}
