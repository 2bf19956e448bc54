package chat.ranvier.simulation;

import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.testing.PlainRoom;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all other servers together know of rooms here: each room's graph with what a plain model
 * makes of it, and what they were told became of their events.
 */
final class Abroad {
  private final Map<RoomId, PlainRoom> rooms = new HashMap<>();
  private final Map<EventId, Standing> acknowledged = new LinkedHashMap<>();

  /** The room's graph, where any of it is known. */
  Optional<PlainRoom> room(RoomId room) {
    return Optional.ofNullable(rooms.get(room));
  }

  /** Adds events that a server sent, each after those it follows on. */
  void take(RoomId room, List<Pdu> events) {
    for (Pdu event : events) {
      rooms.computeIfAbsent(room, unknown -> new PlainRoom(event)).take(event);
    }
  }

  /** Notes that a server was told how an event stands. */
  void acknowledged(EventId event, Standing standing) {
    if (standing != Standing.OUTLIER) {
      acknowledged.put(event, standing);
    }
  }

  /** What other servers were told of their events. */
  Map<EventId, Standing> acknowledged() {
    return acknowledged;
  }

  /** These events and all that authorises them. */
  static Set<Pdu> withAuthChain(PlainRoom room, Collection<Pdu> events) {
    Set<Pdu> chain = new LinkedHashSet<>();
    Deque<Pdu> open = new ArrayDeque<>(events);
    while (!open.isEmpty()) {
      Pdu event = open.remove();
      if (chain.add(event)) {
        event.authEvents().forEach(id -> open.add(room.event(id)));
      }
    }
    return chain;
  }
}
