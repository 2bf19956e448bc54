package chat.ranvier.domain.auth.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** A random auth graph, and some states of it that are in conflict: one seed, one case. */
final class RandomStates {
  private final Random random;
  private final AuthGraph graph = new AuthGraph();
  private final List<Map<Integer, Long>> states = new ArrayList<>();
  private final int slots;

  RandomStates(long seed) {
    random = new Random(seed);
    slots = 2 + random.nextInt(12);
    boolean isUnruly = random.nextInt(3) == 0;
    int events = 3 + random.nextInt(isUnruly ? 40 : 120);
    for (int event = 1; event <= events; event++) {
      int slot = random.nextInt(slots);
      graph.add(slot, isUnruly ? anything(event) : likely(event, slot));
    }
    int count = 2 + random.nextInt(3);
    for (int state = 0; state < count; state++) {
      states.add(state());
    }
  }

  private Set<Long> anything(int event) {
    TreeSet<Long> cited = new TreeSet<>();
    for (int count = random.nextInt(11); count > 0 && event > 1; count--) {
      cited.add(1L + random.nextInt(event - 1));
    }
    return cited;
  }

  /** The first event, the newest of the slot or one before it, and a few late ones. */
  private Set<Long> likely(int event, int slot) {
    TreeSet<Long> cited = new TreeSet<>();
    if (event == 1) {
      return cited;
    }
    cited.add(1L);
    List<Long> ofSlot =
        LongStream.range(1, event).filter(each -> graph.slot(each) == slot).boxed().toList();
    if (!ofSlot.isEmpty()) {
      int back = random.nextInt(4) == 0 ? random.nextInt(ofSlot.size()) : 0;
      cited.add(ofSlot.get(ofSlot.size() - 1 - back));
    }
    for (int count = random.nextInt(3); count > 0; count--) {
      cited.add(Math.max(1L, event - 1L - random.nextInt(12)));
    }
    return cited;
  }

  private Map<Integer, Long> state() {
    boolean isLike = !states.isEmpty() && random.nextBoolean();
    Map<Integer, Long> state = isLike ? new HashMap<>(states.getFirst()) : new HashMap<>();
    int changes = isLike ? 1 + random.nextInt(3) : graph.size() / 2 + 1;
    for (int change = 0; change < changes; change++) {
      long event = 1L + random.nextInt(graph.size());
      state.put(graph.slot(event), event);
    }
    return state;
  }

  AuthGraph graph() {
    return graph;
  }

  UnconflictedState unconflicted() {
    Collection<Long> events = unconflictedEvents().values();
    return new UnconflictedState() {
      @Override
      public boolean contains(long event) {
        return events.contains(event);
      }

      @Override
      public LongStream events() {
        return events.stream().mapToLong(Long::longValue);
      }
    };
  }

  private Map<Integer, Long> unconflictedEvents() {
    Map<Integer, Long> common = new HashMap<>(states.getFirst());
    states.forEach(state -> common.entrySet().retainAll(state.entrySet()));
    return common;
  }

  List<long[]> conflictedSets() {
    Map<Integer, Long> common = unconflictedEvents();
    return states.stream()
        .map(
            state ->
                state.entrySet().stream()
                    .filter(entry -> !common.containsKey(entry.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .toArray())
        .toList();
  }

  long[] conflicted() {
    return conflictedSets().stream().flatMapToLong(LongStream::of).distinct().toArray();
  }

  /** Union without intersection of what the states reach, the conflicted events left out. */
  long[] plainDifference() {
    TreeSet<Long> union = new TreeSet<>();
    Set<Long> common = graph.reachable(states.getFirst().values());
    for (Map<Integer, Long> state : states) {
      Set<Long> reached = graph.reachable(state.values());
      union.addAll(reached);
      common.retainAll(reached);
    }
    union.removeAll(common);
    LongStream.of(conflicted()).forEach(union::remove);
    return union.stream().mapToLong(Long::longValue).toArray();
  }

  /** The conflicted events that another event reaches. */
  long[] plainBehind(long event) {
    Set<Long> reached = graph.reachable(List.of(event));
    return LongStream.of(conflicted())
        .filter(other -> other != event && reached.contains(other))
        .sorted()
        .toArray();
  }

  /** What conflicted events reach and conflicted events are reached from. */
  long[] plainSubgraph() {
    List<Long> conflicted = ChainCover.boxed(conflicted());
    return graph.reachable(conflicted).stream()
        .filter(event -> conflicted.stream().anyMatch(graph.reachable(List.of(event))::contains))
        .mapToLong(Long::longValue)
        .toArray();
  }
}
