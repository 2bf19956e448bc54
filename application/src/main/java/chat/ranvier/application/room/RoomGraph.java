package chat.ranvier.application.room;

import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a room in memory knows of the gaps in its graph, as its writer goes on from it. */
final class RoomGraph {
  private final Map<EventId, Set<Long>> followers = new HashMap<>();
  private final Map<EventId, Pdu> waiting = new TreeMap<>();

  RoomGraph(StoredGraph stored) {
    stored.backward().forEach(this::open);
    stored.waiting().forEach(event -> waiting.put(event.eventId(), event));
  }

  /** The numbers of the events that follow on this one, which is not placed. */
  Set<Long> followersOf(EventId missing) {
    return followers.getOrDefault(missing, Set.of());
  }

  /** The events that wait for others. */
  Collection<Pdu> waiting() {
    return waiting.values();
  }

  void apply(GraphChange change) {
    change.opened().forEach(this::open);
    change.closed().forEach(followers::remove);
    change.waiting().forEach(event -> waiting.put(event.eventId(), event));
    change.released().forEach(waiting::remove);
  }

  private void open(BackwardExtremity extremity) {
    followers
        .computeIfAbsent(extremity.missing(), unknown -> new TreeSet<>())
        .add(extremity.follower());
  }
}
