package chat.ranvier.application.upkeep;

import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.domain.event.EventLimits;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One event's place in the room's graph: what it follows on, and what state that comes to. */
final class PlaceCheck {
  private final StoredRoom room;
  private final Set<BackwardExtremity> gaps;
  private final StoredStates states;
  private final ServerName server;
  private final Report report;
  private long deepest;

  /**
   * For the events of this room.
   *
   * @param gaps what events follow on that is not there, as the room knows it
   * @param server who answers for the depth of events
   */
  PlaceCheck(
      StoredRoom room,
      Set<BackwardExtremity> gaps,
      StoredStates states,
      ServerName server,
      Report report) {
    this.room = room;
    this.gaps = gaps;
    this.states = states;
    this.server = server;
    this.report = report;
  }

  /** Checks the place of an event that has one. */
  void check(StoredEvent stored) {
    List<StoredEvent> previous = new ArrayList<>();
    List<EventId> named = stored.event().prevEvents().stream().distinct().toList();
    for (EventId id : named) {
      Optional<StoredEvent> found = states.event(id).filter(StoredEvent::isPlaced);
      found.ifPresent(previous::add);
      if (found.isEmpty() && !gaps.contains(new BackwardExtremity(id, stored.number()))) {
        report.event(
            stored.event().eventId(), Fault.PREVIOUS_EVENT_MISSING, "it follows " + id + " too");
      }
    }
    checkDepth(stored, previous);
    if (named.isEmpty() && !stored.stateBefore().isEmpty()) {
      report.event(
          stored.event().eventId(), Fault.WRONG_STATE_BEFORE, "there is a state before all events");
    } else if (!named.isEmpty() && previous.size() == named.size() && !isTold(stored)) {
      checkStateBefore(stored, previous);
    }
  }

  /** Whether the state before the event may be what another server told, for want of the events. */
  private boolean isTold(StoredEvent stored) {
    return room.lastGap() > 0 && stored.position() <= room.lastGap();
  }

  private void checkDepth(StoredEvent stored, List<StoredEvent> previous) {
    long deepest = previous.stream().mapToLong(each -> each.event().depth()).max().orElse(0);
    boolean isOwn = stored.event().sender().server().equals(server);
    boolean isDeepest = deepest == EventLimits.maxDepth(stored.event().version());
    if (isOwn && !isDeepest && stored.position() > 0 && stored.event().depth() <= deepest) {
      report.event(
          stored.event().eventId(),
          Fault.WRONG_DEPTH,
          "its depth is " + stored.event().depth() + " and it follows one of depth " + deepest);
    }
  }

  /** Checks the place of the timeline's next event among those that came before. */
  void checkOrder(StoredEvent stored) {
    long depth = stored.event().depth();
    if (depth < deepest && !room.isTangled()) {
      report.event(
          stored.event().eventId(),
          Fault.WRONG_ORDER,
          "its depth is " + depth + ", that of one before it " + deepest);
    }
    deepest = Math.max(deepest, depth);
  }

  private void checkStateBefore(StoredEvent stored, List<StoredEvent> previous) {
    boolean isReadable =
        previous.stream().allMatch(each -> states.flaw(each.stateBefore()).isEmpty());
    if (!isReadable) {
      return;
    }
    List<StateRoot> after = previous.stream().map(states::after).toList();
    if (!states.resolved(after).equals(stored.stateBefore())) {
      String followed =
          previous.size() == 1
              ? previous.getFirst().event().eventId().toString()
              : "the " + previous.size() + " events that it follows on";
      report.event(
          stored.event().eventId(),
          Fault.WRONG_STATE_BEFORE,
          "it is not the state after " + followed);
    }
  }
}
