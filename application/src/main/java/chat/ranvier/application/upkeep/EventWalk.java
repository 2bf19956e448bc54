package chat.ranvier.application.upkeep;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.identifier.EventId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One room's events, gone through: the timeline in the order of the stream, then the others. */
final class EventWalk {
  /** How far back what may not be followed on is looked through: as far as the engine does. */
  private static final int MOST_PASSED_OVER = 1_000;

  private final StoredStates states;
  private final EventCheck alone;
  private final PlaceCheck place;
  private final Report report;
  private final UnfollowedEvents unfollowed = new UnfollowedEvents();
  private final UnfollowedEvents unnamed = new UnfollowedEvents();

  EventWalk(StoredStates states, EventCheck alone, PlaceCheck place, Report report) {
    this.states = states;
    this.alone = alone;
    this.place = place;
    this.report = report;
  }

  /** Checks each event. */
  void through(RoomEvents events) {
    events.forEachShown(this::check);
    events.forEachAside(this::check);
  }

  /** The numbers of the events of the timeline that no other follows. */
  Set<Long> unfollowed() {
    return unfollowed.numbers();
  }

  /**
   * The numbers of the events of the timeline that no other follows, or only by way of events that
   * are in no timeline.
   */
  Set<Long> unnamed() {
    return unnamed.numbers();
  }

  private void check(StoredEvent stored) {
    alone.checkBytes(stored.event());
    if (stored.isPlaced()) {
      checkPlace(stored);
    }
    if (stored.position() != 0) {
      place.checkOrder(stored);
    }
    if (stored.position() > 0) {
      unfollowed.add(stored, followedBy(stored));
      unnamed.add(stored, stored.event().prevEvents());
    }
  }

  private void checkPlace(StoredEvent stored) {
    Optional<String> flaw = states.flaw(stored.stateBefore());
    if (flaw.isPresent()) {
      report.event(stored.event().eventId(), Fault.BROKEN_STATE, flaw.get());
      return;
    }
    if (stored.standing() != Standing.REJECTED) {
      alone.checkAuthorisation(stored);
    }
    place.check(stored);
  }

  /** What the event follows on, looked for through events that nothing here may follow on. */
  private Set<EventId> followedBy(StoredEvent stored) {
    Set<EventId> found = new HashSet<>();
    Deque<EventId> open = new ArrayDeque<>(stored.event().prevEvents());
    while (!open.isEmpty() && found.size() < MOST_PASSED_OVER) {
      EventId id = open.remove();
      if (found.add(id)) {
        states
            .event(id)
            .filter(StoredEvent::isPlaced)
            .filter(previous -> !previous.standing().mayBeExtremity())
            .ifPresent(previous -> open.addAll(previous.event().prevEvents()));
      }
    }
    return found;
  }
}
