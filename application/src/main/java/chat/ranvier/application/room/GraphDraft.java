package chat.ranvier.application.room;

import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** What one append changes in what a room knows of its graph's gaps. */
final class GraphDraft {
  private final RoomGraph graph;
  private final SequencedSet<BackwardExtremity> opened = new LinkedHashSet<>();
  private final SequencedSet<EventId> closed = new LinkedHashSet<>();
  private final Map<EventId, Pdu> kept = new LinkedHashMap<>();
  private final SequencedSet<EventId> released = new LinkedHashSet<>();
  private final SequencedSet<Redaction> awaiting = new LinkedHashSet<>();
  private final List<Redaction> settled = new ArrayList<>();

  GraphDraft(RoomGraph graph) {
    this.graph = graph;
  }

  /** The event of this id, where it waited for others before and has not been taken in since. */
  Optional<Pdu> waiting(EventId event) {
    return released.contains(event) ? Optional.empty() : graph.waiting(event);
  }

  /** The events that waited before and follow on this one or are authorised by it. */
  List<Pdu> waitingFor(EventId event) {
    return graph.waitingFor(event).stream().flatMap(id -> waiting(id).stream()).toList();
  }

  /** How many events wait for others. */
  int waitingCount() {
    return graph.waitingCount() - released.size() + kept.size();
  }

  void keep(Pdu event) {
    if (waiting(event.eventId()).isEmpty()) {
      kept.putIfAbsent(event.eventId(), event);
    }
  }

  void release(EventId event) {
    if (kept.remove(event) == null && waiting(event).isPresent()) {
      released.add(event);
    }
  }

  /** The numbers of the events that follow on this one, which is not placed yet. */
  Set<Long> followersOf(EventId missing) {
    if (closed.contains(missing)) {
      return Set.of();
    }
    Set<Long> followers = new TreeSet<>(graph.followersOf(missing));
    opened.stream()
        .filter(each -> each.missing().equals(missing))
        .forEach(each -> followers.add(each.follower()));
    return followers;
  }

  /** Notes that an event follows on one that is not placed. */
  void open(EventId missing, long follower) {
    opened.add(new BackwardExtremity(missing, follower));
  }

  /** Notes that an event is placed now. */
  void close(EventId placed) {
    if (!followersOf(placed).isEmpty()) {
      closed.add(placed);
    }
  }

  /** Notes a redaction of an event that is not here. */
  void await(Redaction redaction) {
    awaiting.add(redaction);
  }

  /** The redactions that have waited for this event, which is here now: they wait no longer. */
  List<Redaction> settle(EventId target) {
    List<Redaction> found = new ArrayList<>(graph.redactionsOf(target));
    found.removeIf(settled::contains);
    settled.addAll(found);
    List<Redaction> lately =
        awaiting.stream().filter(each -> each.target().equals(target)).toList();
    lately.forEach(awaiting::remove);
    found.addAll(lately);
    return found;
  }

  GraphChange finish() {
    return new GraphChange(
        List.copyOf(opened),
        List.copyOf(closed),
        List.copyOf(kept.values()),
        List.copyOf(released),
        List.copyOf(awaiting),
        settled);
  }
}
