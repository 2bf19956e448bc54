package chat.ranvier.domain.resolution;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The full conflicted set as a graph: which of its events name which others as auth events.
 *
 * <p>Paths of auth events that leave the set and come back order nothing, as on all other servers.
 * Since version 12 there are none: what lies between two conflicted events belongs to the set.
 */
final class ConflictedGraph {
  private final EventsAtHand events;
  private final Set<Long> fullConflictedSet;
  private final Map<Long, Set<Long>> edges = new HashMap<>();

  ConflictedGraph(EventsAtHand events, Set<Long> fullConflictedSet) {
    this.events = events;
    this.fullConflictedSet = fullConflictedSet;
  }

  /** The events of the set that this one names, which have to come before it. */
  Set<Long> behind(long event) {
    return edges.computeIfAbsent(event, this::findBehind);
  }

  private Set<Long> findBehind(long event) {
    Set<Long> found = new LinkedHashSet<>(events.event(event).authEvents());
    found.retainAll(fullConflictedSet);
    return found;
  }

  /** The events, and all of the set that a path within the set leads to from one of them. */
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
