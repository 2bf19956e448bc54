package chat.ranvier.bench;

import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The state of rooms of several sizes, with all nodes in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StateTrieBenchmark {
  /** A prime, so that slot after slot is another path. */
  private static final int STEP = 7_919;

  @Param({"1000", "10000", "50000", "100000"})
  int slots;

  private final Map<NodeId, StateNode> nodes = new HashMap<>();
  private StateRoot before = StateRoot.EMPTY;
  private StateRoot after = StateRoot.EMPTY;
  private long event;
  private int slot;

  /** Fills all slots, and makes a second version that differs in one. */
  @Setup
  public void fill() {
    TreeMap<Integer, Long> all = new TreeMap<>();
    for (int i = 0; i < slots; i++) {
      all.put(i, i + 1L);
    }
    event = slots;
    before = keep(StateTrie.apply(this::load, StateRoot.EMPTY, all));
    after = keep(changeOf(nextSlot()));
  }

  /** The event in a slot. */
  @Benchmark
  public OptionalLong find() {
    return StateTrie.find(this::load, before, nextSlot());
  }

  /** A new version with one slot changed, its nodes encoded as they are stored. */
  @Benchmark
  public void change(Blackhole blackhole) {
    StateTrie.Changed changed = changeOf(nextSlot());
    changed.newNodes().values().forEach(node -> blackhole.consume(node.encode()));
    blackhole.consume(changed.root());
  }

  /** What differs between two versions that are one event apart. */
  @Benchmark
  public void difference(Blackhole blackhole) {
    StateTrie.difference(this::load, before, after, (place, from, to) -> blackhole.consume(place));
  }

  private StateTrie.Changed changeOf(int place) {
    SortedMap<Integer, Long> changes = new TreeMap<>();
    changes.put(place, ++event);
    return StateTrie.apply(this::load, before, changes);
  }

  private StateRoot keep(StateTrie.Changed changed) {
    nodes.putAll(changed.newNodes());
    return changed.root();
  }

  private int nextSlot() {
    slot = (slot + STEP) % slots;
    return slot;
  }

  private StateNode load(NodeId id) {
    StateNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("no state node " + id);
    }
    return node;
  }
}
