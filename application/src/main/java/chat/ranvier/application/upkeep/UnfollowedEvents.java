package chat.ranvier.application.upkeep;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Those of a timeline's events that no other follows, in whatever order they are told. */
final class UnfollowedEvents {
  private final Map<EventId, StoredEvent> unfollowed = new HashMap<>();
  private final Set<EventId> followed = new HashSet<>();

  /** Adds an event that follows these. */
  void add(StoredEvent event, Collection<EventId> previous) {
    for (EventId id : previous) {
      followed.add(id);
      unfollowed.remove(id);
    }
    if (!followed.remove(event.event().eventId())) {
      unfollowed.put(event.event().eventId(), event);
    }
  }

  /** The numbers of the events. */
  Set<Long> numbers() {
    return unfollowed.values().stream().map(StoredEvent::number).collect(Collectors.toSet());
  }
}
