package chat.ranvier.domain.state;

import chat.ranvier.domain.state.StateNode.Inner;
import chat.ranvier.domain.state.StateNode.Leaf;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SortedMap;

/**
 * A room's state: which event fills each of its slots. Slots are numbered densely from 0 within the
 * room, events by positive numbers; a new version writes the nodes on the way to what changed and
 * shares the rest.
 *
 * <p>The trie is as low as its highest filled slot allows, and holds no empty nodes, so that a
 * state has one form only, whichever way it came about.
 */
public final class StateTrie {
  private static final int BITS = 4;

  private StateTrie() {}

  /**
   * A new version of a state.
   *
   * @param root its topmost node
   * @param newNodes the nodes on the changed paths, lower ones first; some of them may have been
   *     written for an earlier version already
   */
  public record Changed(StateRoot root, SequencedMap<NodeId, StateNode> newNodes) {
    /** Copies the map. */
    public Changed {
      newNodes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(newNodes));
    }
  }

  /** The event in the slot. */
  public static OptionalLong find(StateNodes nodes, StateRoot root, int slot) {
    if (slot < 0 || root.isEmpty() || heightFor(slot) > root.height()) {
      return OptionalLong.empty();
    }
    NodeId id = root.node();
    for (int height = root.height(); height > 1; height--) {
      id = inner(nodes, id).child(place(slot, height));
      if (id.isNone()) {
        return OptionalLong.empty();
      }
    }
    long event = leaf(nodes, id).event(place(slot, 1));
    return event == 0 ? OptionalLong.empty() : OptionalLong.of(event);
  }

  /**
   * The state after the changes.
   *
   * @param changes the event that each slot gets, or 0 where it is emptied
   */
  public static Changed apply(StateNodes nodes, StateRoot root, SortedMap<Integer, Long> changes) {
    return new StateChange(nodes, root, changes).apply();
  }

  /** Hands over every filled slot. */
  public static void forEach(StateNodes nodes, StateRoot root, SlotConsumer consumer) {
    difference(nodes, StateRoot.EMPTY, root, (slot, before, after) -> consumer.accept(slot, after));
  }

  /** Hands over the slots in which two versions differ; what they share is not looked at. */
  public static void difference(
      StateNodes nodes, StateRoot before, StateRoot after, DifferenceConsumer consumer) {
    int height = Math.max(before.height(), after.height());
    if (height > 0) {
      difference(nodes, before, after, height, 0, consumer);
    }
  }

  private static void difference(
      StateNodes nodes,
      StateRoot before,
      StateRoot after,
      int height,
      int first,
      DifferenceConsumer consumer) {
    if (before.equals(after)) {
      return;
    } else if (height == 1) {
      leafDifference(leafOf(nodes, before), leafOf(nodes, after), first, consumer);
      return;
    }
    Branches left = Branches.of(nodes, before, height);
    Branches right = Branches.of(nodes, after, height);
    for (int place = 0; place < StateNode.FAN_OUT; place++) {
      int firstBelow = first + (place << (BITS * (height - 1)));
      difference(nodes, left.at(place), right.at(place), height - 1, firstBelow, consumer);
    }
  }

  private static void leafDifference(
      Leaf before, Leaf after, int first, DifferenceConsumer consumer) {
    for (int place = 0; place < StateNode.FAN_OUT; place++) {
      if (before.event(place) != after.event(place)) {
        consumer.accept(first + place, before.event(place), after.event(place));
      }
    }
  }

  /** How high a trie has to be to hold this slot. */
  static int heightFor(int slot) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(slot);
    return Math.max(1, (bits + BITS - 1) / BITS);
  }

  /** The place of this slot's branch in a node at this height. */
  static int place(int slot, int height) {
    return (slot >>> (BITS * (height - 1))) & (StateNode.FAN_OUT - 1);
  }

  static Leaf leafOf(StateNodes nodes, StateRoot root) {
    return root.isEmpty() ? Leaf.EMPTY : leaf(nodes, root.node());
  }

  private static Leaf leaf(StateNodes nodes, NodeId id) {
    if (nodes.load(id) instanceof Leaf leaf) {
      return leaf;
    }
    throw new IllegalStateException("state node " + id + " should be a leaf");
  }

  private static Inner inner(StateNodes nodes, NodeId id) {
    if (nodes.load(id) instanceof Inner inner) {
      return inner;
    }
    throw new IllegalStateException("state node " + id + " should be an inner node");
  }

  /**
   * What a trie looks like from a height that may be above its own: there its whole is the first
   * branch.
   */
  record Branches(StateRoot whole, int height, Inner node) {
    static Branches of(StateNodes nodes, StateRoot root, int height) {
      boolean loads = root.height() == height;
      return new Branches(root, height, loads ? inner(nodes, root.node()) : Inner.EMPTY);
    }

    StateRoot at(int place) {
      if (whole.height() < height) {
        return place == 0 ? whole : StateRoot.EMPTY;
      }
      NodeId child = node.child(place);
      return child.isNone() ? StateRoot.EMPTY : new StateRoot(height - 1, child);
    }
  }
}
