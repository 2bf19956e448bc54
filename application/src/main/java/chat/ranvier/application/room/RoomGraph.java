package chat.ranvier.application.room;

import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a room in memory knows of the gaps in its graph, as its writer goes on from it. */
final class RoomGraph {
  private static final StateSlot CREATE = StateSlot.of("m.room.create");

  private final Map<EventId, Set<Long>> followers = new HashMap<>();
  private final Map<EventId, Pdu> waiting = new HashMap<>();
  private final Map<EventId, Set<EventId>> waitingFor = new HashMap<>();
  private final Map<EventId, List<Redaction>> redactions = new HashMap<>();

  RoomGraph(StoredGraph stored) {
    stored.backward().forEach(this::open);
    stored.waiting().forEach(this::keep);
    stored.redactions().forEach(this::await);
  }

  /** The numbers of the events that follow on this one, which is not placed. */
  Set<Long> followersOf(EventId missing) {
    return followers.getOrDefault(missing, Set.of());
  }

  /** The event of this id, where it waits for others. */
  Optional<Pdu> waiting(EventId event) {
    return Optional.ofNullable(waiting.get(event));
  }

  /** How many events wait for others. */
  int waitingCount() {
    return waiting.size();
  }

  /** The events that wait and follow on this one or are authorised by it. */
  Set<EventId> waitingFor(EventId event) {
    return waitingFor.getOrDefault(event, Set.of());
  }

  void apply(GraphChange change) {
    change.opened().forEach(this::open);
    change.closed().forEach(followers::remove);
    change.waiting().forEach(this::keep);
    change.released().forEach(this::release);
    change.awaiting().forEach(this::await);
    change.settled().forEach(redaction -> redactions.remove(redaction.target()));
  }

  /** The redactions of this event, which is not here, in the order in which they came. */
  List<Redaction> redactionsOf(EventId missing) {
    return redactions.getOrDefault(missing, List.of());
  }

  private void await(Redaction redaction) {
    redactions.computeIfAbsent(redaction.target(), unknown -> new ArrayList<>()).add(redaction);
  }

  private void keep(Pdu event) {
    waiting.put(event.eventId(), event);
    mentioned(event)
        .forEach(
            id -> waitingFor.computeIfAbsent(id, unknown -> new TreeSet<>()).add(event.eventId()));
  }

  private void release(EventId id) {
    Pdu event = waiting.remove(id);
    if (event != null) {
      mentioned(event)
          .forEach(
              mentioned ->
                  waitingFor.computeIfPresent(mentioned, (key, waits) -> without(waits, id)));
    }
  }

  private static @Nullable Set<EventId> without(Set<EventId> ids, EventId id) {
    ids.remove(id);
    return ids.isEmpty() ? null : ids;
  }

  /** What an event follows on and is judged by. */
  static Set<EventId> mentioned(Pdu event) {
    Set<EventId> mentioned = new HashSet<>(event.prevEvents());
    mentioned.addAll(judging(event));
    return mentioned;
  }

  /**
   * What an event is judged by: its auth events, and the create event where the room's id is it.
   */
  static List<EventId> judging(Pdu event) {
    List<EventId> judging = new ArrayList<>(event.authEvents());
    boolean isCreate = event.slot().equals(Optional.of(CREATE));
    if (event.version().createEventIsRoomId() && !isCreate) {
      judging.add(event.roomId().createEvent());
    }
    return judging;
  }

  private void open(BackwardExtremity extremity) {
    followers
        .computeIfAbsent(extremity.missing(), unknown -> new TreeSet<>())
        .add(extremity.follower());
  }
}
