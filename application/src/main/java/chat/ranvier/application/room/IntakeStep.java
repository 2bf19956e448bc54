package chat.ranvier.application.room;

import chat.ranvier.application.room.ArrivalQueue.Arrival;
import chat.ranvier.application.room.ArrivalQueue.Need;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events of other servers, taken in one after another: each once all that it follows on and is
 * authorised by is there. The room itself is not touched.
 */
final class IntakeStep {
  private static final StateSlot CREATE = StateSlot.of("m.room.create");

  private static final IntakeVerdict SECOND_BEGINNING =
      new IntakeVerdict.Dropped("The room has begun with another create event");

  /** How many events a room keeps that cannot be judged yet. */
  private static final int MOST_WAITING = 1_000;

  private final RoomDraft draft;
  private final GraphDraft graph;
  private final IntakePlacement placement;
  private final ReceiveEventsCommand command;
  private final ArrivalQueue queue = new ArrivalQueue();
  private final Set<EventId> placed;
  private final Deque<Pdu> woken = new ArrayDeque<>();
  private final Set<Need> taken = new HashSet<>();
  private final Map<EventId, IntakeVerdict> verdicts = new LinkedHashMap<>();

  IntakeStep(
      RoomDraft draft, GraphDraft graph, IntakePlacement placement, ReceiveEventsCommand command) {
    this.draft = draft;
    this.graph = graph;
    this.placement = placement;
    this.command = command;
    this.placed = ids(command.events());
  }

  /** Takes in what can be taken in, and says what became of each event of the command. */
  Map<EventId, IntakeVerdict> receive() {
    draft.lookUp(mentioned());
    command.outliers().stream()
        .filter(event -> !placed.contains(event.eventId()))
        .forEach(event -> put(new Arrival(event, false, false, false)));
    command.events().forEach(event -> put(new Arrival(event, true, command.isHistory(), false)));
    command.statesBefore().keySet().forEach(id -> graph.waiting(id).ifPresent(woken::add));
    wake();
    for (Optional<Arrival> next = queue.next(); next.isPresent(); next = queue.next()) {
      take(next.get());
      wake();
    }
    queue.left().forEach(this::keep);
    return verdicts;
  }

  RoomAppend finish() {
    return draft.finish(placement.finish());
  }

  private static Set<EventId> ids(List<Pdu> events) {
    return events.stream().map(Pdu::eventId).collect(Collectors.toSet());
  }

  private Set<EventId> mentioned() {
    Set<EventId> mentioned = new HashSet<>();
    Stream.concat(command.outliers().stream(), command.events().stream())
        .forEach(
            event -> {
              mentioned.add(event.eventId());
              mentioned.addAll(RoomGraph.mentioned(event));
            });
    command.statesBefore().values().forEach(mentioned::addAll);
    return mentioned;
  }

  /** Puts waiting events into the queue that have to do with what is on its way. */
  private void wake() {
    for (Pdu event = woken.poll(); event != null; event = woken.poll()) {
      EventId id = event.eventId();
      if (!placed.contains(id) && !queue.contains(id) && !taken.contains(new Need(id, true))) {
        draft.lookUp(RoomGraph.mentioned(event));
        put(new Arrival(event, true, false, true));
      }
    }
  }

  private void put(Arrival arrival) {
    EventId id = arrival.event().eventId();
    Optional<StoredEvent> known = draft.event(id);
    boolean isDone = known.isPresent() && (!arrival.isPlaced() || known.get().isPlaced());
    if (isSecondBeginning(arrival.event())) {
      verdicts.put(id, SECOND_BEGINNING);
    } else if (draft.isElsewhere(id)) {
      verdicts.put(id, new IntakeVerdict.Dropped("It has the id of an event of another room"));
    } else if (isDone) {
      verdicts.put(id, new IntakeVerdict.Known(known.get().standing()));
    } else if (!queue.contains(id)) {
      Set<Need> needs = needs(arrival);
      queue.put(arrival, needs);
      needs.forEach(need -> graph.waiting(need.event()).ifPresent(woken::add));
    }
  }

  /**
   * Whether it is a create event, and not that of the room: by the rules alone it would be allowed.
   */
  private boolean isSecondBeginning(Pdu event) {
    return event.type().equals(CREATE.type())
        && event.prevEvents().isEmpty()
        && draft.find(CREATE).filter(create -> !create.equals(event)).isPresent();
  }

  private Set<Need> needs(Arrival arrival) {
    Set<Need> needs = new HashSet<>();
    Pdu event = arrival.event();
    RoomGraph.judging(event).stream()
        .filter(id -> draft.event(id).isEmpty())
        .forEach(id -> needs.add(new Need(id, false)));
    List<EventId> told = command.statesBefore().get(event.eventId());
    if (arrival.isPlaced() && told == null) {
      event.prevEvents().stream()
          .filter(id -> draft.event(id).filter(StoredEvent::isPlaced).isEmpty())
          .forEach(id -> needs.add(new Need(id, true)));
    } else if (arrival.isPlaced() && told != null) {
      told.stream()
          .filter(id -> draft.event(id).isEmpty())
          .forEach(id -> needs.add(new Need(id, false)));
    }
    return needs;
  }

  private void take(Arrival arrival) {
    Pdu event = arrival.event();
    EventId id = event.eventId();
    if (!taken.add(new Need(id, arrival.isPlaced()))) {
      return;
    }
    if (isSecondBeginning(event)) {
      verdicts.put(id, SECOND_BEGINNING);
      return;
    }
    IntakeVerdict verdict =
        arrival.isPlaced()
            ? new IntakeVerdict.Judged(
                placement.place(
                    event,
                    Optional.ofNullable(command.statesBefore().get(id)),
                    arrival.isHistory()))
            : new IntakeVerdict.Judged(placement.addOutlier(event));
    verdicts.put(id, verdict);
    if (arrival.isPlaced()) {
      graph.release(id);
    } else {
      graph.waiting(id).ifPresent(woken::add);
    }
    queue.arrived(id, arrival.isPlaced());
    woken.addAll(graph.waitingFor(id));
  }

  private void keep(Arrival arrival) {
    EventId id = arrival.event().eventId();
    boolean isKept =
        arrival.isKept()
            || (arrival.isPlaced()
                && !arrival.isHistory()
                && !draft.isNewRoom()
                && graph.waitingCount() < MOST_WAITING);
    if (isKept) {
      graph.keep(arrival.event());
    }
    verdicts.putIfAbsent(id, new IntakeVerdict.Waiting(queue.missingFor(id), isKept));
  }
}
