package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.chain.AuthChains;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The full conflicted set as a graph: which of its events stand behind which, as auth events or
 * further down the auth chain.
 *
 * <p>Where a path of auth events leaves the set, it leaves it at an event that is in the auth
 * chains of all states, or else that event were in the auth difference. So is then everything
 * further down, and where the path comes back, it comes back to an event of the conflicted state
 * set. Only for these are the auth chains asked; all other ways are single steps.
 */
final class ConflictedGraph {
  private final EventsAtHand events;
  private final AuthChains chains;
  private final Set<Long> fullConflictedSet;
  private final long[] conflictedStateSet;
  private final Map<Long, Set<Long>> edges = new HashMap<>();

  ConflictedGraph(
      EventsAtHand events,
      AuthChains chains,
      Set<Long> fullConflictedSet,
      long[] conflictedStateSet) {
    this.events = events;
    this.chains = chains;
    this.fullConflictedSet = fullConflictedSet;
    this.conflictedStateSet = conflictedStateSet;
  }

  /** The events of the set that have to come before this one, without those before them. */
  Set<Long> behind(long event) {
    return edges.computeIfAbsent(event, this::findBehind);
  }

  private Set<Long> findBehind(long event) {
    Set<Long> found = new LinkedHashSet<>(events.event(event).authEvents());
    found.retainAll(fullConflictedSet);
    Arrays.stream(chains.behind(event, conflictedStateSet)).forEach(found::add);
    return found;
  }

  /** The events, and all of the set that is in the auth chain of one of them. */
  SequencedSet<Long> withAllBehind(Collection<Long> starts) {
    SequencedSet<Long> reached = new LinkedHashSet<>(starts);
    ArrayDeque<Long> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      for (long behind : behind(next.remove())) {
        if (reached.add(behind)) {
          next.add(behind);
        }
      }
    }
    return reached;
  }
}
