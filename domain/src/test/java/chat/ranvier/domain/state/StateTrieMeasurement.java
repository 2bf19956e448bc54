package chat.ranvier.domain.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Measures a trie of 50,000 slots whose nodes are all in memory; run by hand. */
final class StateTrieMeasurement {
  private static final int SLOTS = 50_000;
  private static final int ROUNDS = 20_000;

  private final Map<NodeId, StateNode> nodes = new HashMap<>();
  private final Random random = new Random(1);
  private StateRoot root = StateRoot.EMPTY;
  private StateRoot before = StateRoot.EMPTY;
  private long bytes;
  private long found;
  private long event = SLOTS;

  private StateTrieMeasurement() {}

  /** Takes no arguments; prints microseconds a call. */
  public static void main(String[] arguments) {
    StateTrieMeasurement measurement = new StateTrieMeasurement();
    measurement.fill();
    for (int round = 1; round <= 5; round++) {
      measurement.time("find", measurement::find);
      measurement.time("change one slot", measurement::change);
      measurement.time("difference of neighbours", measurement::difference);
      System.out.printf("  %d bytes written a change%n", measurement.bytes / ROUNDS / round);
    }
  }

  private void fill() {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      changes.put(slot, slot + 1L);
    }
    apply(changes);
  }

  private void time(String name, IntConsumer call) {
    long start = System.nanoTime();
    for (int i = 0; i < ROUNDS; i++) {
      call.accept(random.nextInt(SLOTS));
    }
    double micros = (System.nanoTime() - start) / 1_000.0 / ROUNDS;
    System.out.printf("%s: %.2f us%n", name, micros);
  }

  private void find(int slot) {
    found += StateTrie.find(this::load, root, slot).orElse(0);
  }

  private void change(int slot) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    changes.put(slot, ++event);
    StateTrie.Changed changed = apply(changes);
    for (StateNode node : changed.newNodes().values()) {
      bytes += node.encode().length;
    }
  }

  private StateTrie.Changed apply(SortedMap<Integer, Long> changes) {
    StateTrie.Changed changed = StateTrie.apply(this::load, root, changes);
    nodes.putAll(changed.newNodes());
    before = root;
    root = changed.root();
    return changed;
  }

  private void difference(int slot) {
    StateTrie.difference(this::load, before, root, (changed, from, to) -> found += slot);
  }

  private StateNode load(NodeId id) {
    StateNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("no state node " + id);
    }
    return node;
  }
}
