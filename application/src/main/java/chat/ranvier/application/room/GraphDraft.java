package chat.ranvier.application.room;

import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;

/** What one append changes in what a room knows of its graph's gaps. */
final class GraphDraft {
  private final RoomGraph graph;
  private final Map<EventId, Pdu> waiting;
  private final SequencedSet<BackwardExtremity> opened = new LinkedHashSet<>();
  private final SequencedSet<EventId> closed = new LinkedHashSet<>();
  private final Map<EventId, Pdu> kept = new LinkedHashMap<>();
  private final List<EventId> released = new ArrayList<>();

  GraphDraft(RoomGraph graph) {
    this.graph = graph;
    this.waiting = new TreeMap<>();
    graph.waiting().forEach(event -> waiting.put(event.eventId(), event));
  }

  /** The events that wait for others. */
  Collection<Pdu> waiting() {
    return waiting.values();
  }

  void keep(Pdu event) {
    if (waiting.putIfAbsent(event.eventId(), event) == null) {
      kept.put(event.eventId(), event);
    }
  }

  void release(EventId event) {
    if (waiting.remove(event) != null && kept.remove(event) == null) {
      released.add(event);
    }
  }

  /** Whether an event follows on this one, which is not placed yet. */
  boolean isFollowed(EventId missing) {
    return !closed.contains(missing)
        && (!graph.followersOf(missing).isEmpty()
            || opened.stream().anyMatch(each -> each.missing().equals(missing)));
  }

  /** Notes that an event follows on one that is not placed. */
  void open(EventId missing, long follower) {
    opened.add(new BackwardExtremity(missing, follower));
  }

  /** Notes that an event is placed now. */
  void close(EventId placed) {
    if (isFollowed(placed)) {
      closed.add(placed);
    }
  }

  GraphChange finish() {
    return new GraphChange(
        List.copyOf(opened), List.copyOf(closed), List.copyOf(kept.values()), released);
  }
}
