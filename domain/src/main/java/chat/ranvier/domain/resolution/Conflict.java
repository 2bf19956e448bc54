package chat.ranvier.domain.resolution;

import chat.ranvier.domain.state.StateNodes;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The slots on which states do not agree, and which event each of them has there.
 *
 * @param base the state that the others have been compared with
 * @param slots for each such slot the event of each state, 0 where it has none
 * @param states how many states there are
 */
record Conflict(StateRoot base, SortedMap<Integer, long[]> slots, int states) {
  /** Compares states, of which there is at least one; the costs grow with what differs. */
  static Conflict between(StateNodes nodes, List<StateRoot> states) {
    TreeMap<Integer, long[]> slots = new TreeMap<>();
    for (int state = 1; state < states.size(); state++) {
      int column = state;
      StateTrie.difference(
          nodes,
          states.getFirst(),
          states.get(state),
          (slot, before, after) ->
              slots.computeIfAbsent(slot, added -> row(before, states.size()))[column] = after);
    }
    return new Conflict(states.getFirst(), slots, states.size());
  }

  private static long[] row(long event, int states) {
    long[] row = new long[states];
    Arrays.fill(row, event);
    return row;
  }

  boolean isAbout(int slot) {
    return slots.containsKey(slot);
  }

  /** The conflicted events of each state. */
  List<long[]> byState() {
    return IntStream.range(0, states)
        .mapToObj(state -> slots.values().stream().mapToLong(row -> row[state]))
        .map(events -> events.filter(event -> event != 0).toArray())
        .toList();
  }

  /** "The values V [that don't belong] to the unconflicted state map." */
  long[] conflictedStateSet() {
    return slots.values().stream()
        .flatMapToLong(Arrays::stream)
        .filter(event -> event != 0)
        .distinct()
        .sorted()
        .toArray();
  }
}
