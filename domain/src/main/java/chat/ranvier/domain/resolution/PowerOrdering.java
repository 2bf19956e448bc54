package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The reverse topological power ordering: "the lexicographically smallest topological ordering
 * based on the DAG formed by auth events".
 */
final class PowerOrdering {
  private final EventsAtHand events;
  private final ConflictedGraph graph;

  PowerOrdering(EventsAtHand events, ConflictedGraph graph) {
    this.events = events;
    this.graph = graph;
  }

  /**
   * "The reverse topological power ordering can be found by sorting the events using Kahn's
   * algorithm for topological sorting, and at each step selecting, among all the candidate
   * vertices, the smallest vertex."
   *
   * @param unsorted the events, with all of the graph that is behind them
   */
  List<ResolvableEvent> sort(Set<Long> unsorted) {
    Map<Long, List<Long>> ahead = new HashMap<>();
    Map<Long, Integer> waitingFor = new HashMap<>();
    PriorityQueue<RankedEvent> candidates = new PriorityQueue<>();
    for (long event : unsorted) {
      Set<Long> behind = graph.behind(event);
      behind.forEach(other -> ahead.computeIfAbsent(other, none -> new ArrayList<>()).add(event));
      waitingFor.put(event, behind.size());
      if (behind.isEmpty()) {
        candidates.add(rank(event));
      }
    }
    List<ResolvableEvent> sorted = new ArrayList<>(unsorted.size());
    while (!candidates.isEmpty()) {
      ResolvableEvent smallest = candidates.remove().event();
      sorted.add(smallest);
      for (long event : ahead.getOrDefault(smallest.number(), List.of())) {
        if (waitingFor.merge(event, -1, Integer::sum) == 0) {
          candidates.add(rank(event));
        }
      }
    }
    return sorted;
  }

  /** "x < y if x's sender has greater power level […]". */
  private RankedEvent rank(long number) {
    ResolvableEvent event = events.event(number);
    return new RankedEvent(event, powerOfSender(event));
  }

  /** The sender's power level "when looking at [the event's] auth_events". */
  private long powerOfSender(ResolvableEvent event) {
    AuthState ofAuthEvents = slot -> events.authEvent(event, slot).map(ResolvableEvent::pdu);
    Pdu create = events.room().create();
    return ofAuthEvents.powerLevels(create).ofUser(event.pdu().sender());
  }
}
