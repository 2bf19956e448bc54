package chat.ranvier.application.room;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events on their way into a room, each of which comes out once all that it needs is there;
 * otherwise in the order in which they were put in.
 */
final class ArrivalQueue {
  private final Map<EventId, Entry> waiting = new LinkedHashMap<>();
  private final Map<Need, List<EventId>> byNeed = new HashMap<>();
  private final Deque<Arrival> ready = new ArrayDeque<>();

  /**
   * An event on its way.
   *
   * @param isPlaced whether it is to have a place in the graph; an outlier has none
   * @param isHistory whether it belongs to a past that is read up on
   * @param isKept whether it was waiting before
   */
  record Arrival(Pdu event, boolean isPlaced, boolean isHistory, boolean isKept) {}

  /**
   * What an event may need.
   *
   * @param isPlace whether that event needs to have a place in the graph, not only to be known
   */
  record Need(EventId event, boolean isPlace) {}

  private record Entry(Arrival arrival, Set<Need> needs) {}

  boolean contains(EventId event) {
    return waiting.containsKey(event);
  }

  void put(Arrival arrival, Set<Need> needs) {
    if (needs.isEmpty()) {
      ready.add(arrival);
      return;
    }
    EventId id = arrival.event().eventId();
    waiting.put(id, new Entry(arrival, needs));
    needs.forEach(need -> byNeed.computeIfAbsent(need, unknown -> new ArrayList<>()).add(id));
  }

  /** The next event that needs nothing more. */
  Optional<Arrival> next() {
    return Optional.ofNullable(ready.poll());
  }

  /** An event is known now, and perhaps placed. */
  void arrived(EventId event, boolean isPlaced) {
    satisfy(new Need(event, false));
    if (isPlaced) {
      satisfy(new Need(event, true));
    }
  }

  private void satisfy(Need need) {
    List<EventId> needy = byNeed.remove(need);
    if (needy == null) {
      return;
    }
    for (EventId id : needy) {
      Entry entry = waiting.get(id);
      if (entry != null && entry.needs().remove(need) && entry.needs().isEmpty()) {
        waiting.remove(id);
        ready.add(entry.arrival());
      }
    }
  }

  /** Those that still need something. */
  Collection<Arrival> left() {
    return waiting.values().stream().map(Entry::arrival).toList();
  }

  /** What the event needs that is not on its way itself, as far as the queue knows. */
  Set<EventId> missingFor(EventId event) {
    Set<EventId> missing = new TreeSet<>();
    Entry entry = waiting.get(event);
    if (entry != null) {
      entry.needs().stream()
          .map(Need::event)
          .filter(needed -> !waiting.containsKey(needed))
          .forEach(missing::add);
    }
    return missing;
  }
}
