package chat.ranvier.application.room;

import chat.ranvier.application.room.port.AsideEvent;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.auth.rules.RedactionPermission;
import chat.ranvier.domain.auth.rules.RuleId;
import chat.ranvier.domain.auth.standing.Judgement;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives events of other servers their place in a room, all that they need being there: the state
 * before them, how they stand, and what that makes of the room.
 */
final class IntakePlacement {
  private static final StateSlot CREATE = StateSlot.of("m.room.create");

  /** How far back what is passed over is looked through for what an event follows on. */
  private static final int MOST_PASSED_OVER = 1_000;

  private final RoomDraft draft;
  private final GraphDraft graph;
  private final IntakeJudge judge;
  private final StateMerge merge;
  private final HeadMove headMove;
  private final List<AsideEvent> aside = new ArrayList<>();
  private final List<AsideEvent> history = new ArrayList<>();
  private final Set<Long> placedAnew = new HashSet<>();
  private final Set<Long> afterGap = new HashSet<>();
  private final Set<Long> merging = new HashSet<>();
  private final List<Redaction> redactions = new ArrayList<>();

  IntakePlacement(RoomDraft draft, GraphDraft graph, IntakeJudge judge, StateMerge merge) {
    this.draft = draft;
    this.graph = graph;
    this.judge = judge;
    this.merge = merge;
    this.headMove = new HeadMove(draft, merge);
  }

  /** Adds an event of which only its auth events need be known. */
  Judgement addOutlier(Pdu event) {
    Judgement judgement = judge.judgeOutlier(event);
    StoredEvent stored = stored(event, StateRoot.EMPTY, judgement.standing());
    draft.add(stored);
    aside.add(
        new AsideEvent(
            stored.number(),
            event,
            stored.standing(),
            rule(judgement),
            Optional.empty(),
            slot(stored),
            0));
    settle(event);
    return judgement;
  }

  /**
   * Places an event.
   *
   * @param told the state before it as another server tells it; asked for only where not all that
   *     it follows on is placed
   * @param isHistory whether it belongs to a past that is read up on
   */
  Judgement place(Pdu received, Optional<List<EventId>> told, boolean isHistory) {
    Optional<StoredEvent> known = draft.event(received.eventId());
    Pdu event = known.map(StoredEvent::event).orElse(received);
    List<EventId> missing = missing(event);
    StateRoot before = missing.isEmpty() ? stateBefore(event) : toldState(told.orElseThrow());
    Judgement judgement = judge.judge(event, before, isHistory);
    StoredEvent stored = stored(event, before, judgement.standing());
    boolean isTip = !isBuiltOn(event.eventId());
    OptionalInt slot = slot(stored);
    draft.add(stored);
    missing.forEach(id -> graph.open(id, stored.number()));
    graph.close(event.eventId());
    settle(event);
    if (stored.standing() == Standing.ACCEPTED) {
      redact(stored);
    }
    if (stored.standing() == Standing.ACCEPTED && !isHistory) {
      append(stored, isTip, !missing.isEmpty());
    } else {
      (stored.standing() == Standing.ACCEPTED ? history : aside)
          .add(
              new AsideEvent(
                  stored.number(),
                  event,
                  stored.standing(),
                  rule(judgement),
                  Optional.of(before),
                  slot,
                  0));
    }
    return judgement;
  }

  /** Whether something that came before it follows on the event, and events made here on that. */
  private boolean isBuiltOn(EventId event) {
    return graph.followersOf(event).stream()
        .anyMatch(follower -> draft.event(follower).standing().mayBeExtremity());
  }

  private StoredEvent stored(Pdu event, StateRoot before, Standing standing) {
    Optional<StoredEvent> known = draft.event(event.eventId());
    long number = known.map(StoredEvent::number).orElseGet(draft::nextNumber);
    boolean isAdded = aside.removeIf(added -> added.number() == number);
    if (known.isPresent() && !isAdded) {
      placedAnew.add(number);
    }
    if (known.isPresent() && standing == Standing.REJECTED) {
      draft.resolved().clear();
    }
    return new StoredEvent(
        number,
        draft.room().number(),
        0,
        event,
        before,
        standing,
        Optional.empty(),
        Optional.empty());
  }

  /** The number of the slot of a state event that others may name as an auth event. */
  private OptionalInt slot(StoredEvent event) {
    Optional<StateSlot> slot = event.event().slot();
    return slot.isPresent() && event.standing().mayAuthorise()
        ? OptionalInt.of(draft.giveSlotNumber(slot.get()))
        : OptionalInt.empty();
  }

  private static Optional<RuleId> rule(Judgement judgement) {
    return switch (judgement) {
      case Judgement.SoftFailed failed -> Optional.of(failed.verdict().rule());
      case Judgement.Rejected rejected -> Optional.of(rejected.verdict().rule());
      case Judgement.Accepted ignored -> Optional.empty();
      case Judgement.NotRecommended ignored -> Optional.empty();
      case Judgement.Outlier ignored -> Optional.empty();
    };
  }

  private List<EventId> missing(Pdu event) {
    return event.prevEvents().stream()
        .distinct()
        .filter(id -> draft.event(id).filter(StoredEvent::isPlaced).isEmpty())
        .toList();
  }

  /** The state that the states after all that the event follows on come to. */
  private StateRoot stateBefore(Pdu event) {
    List<StateRoot> states =
        event.prevEvents().stream()
            .map(id -> draft.stateAfter(draft.event(id).orElseThrow()))
            .toList();
    return states.isEmpty() ? StateRoot.EMPTY : merge.resolve(draft, states);
  }

  /**
   * The state of these events, where it is one; what was rejected here is no part of it, whoever
   * says so.
   */
  private StateRoot toldState(List<EventId> told) {
    TreeMap<Integer, Long> slots = new TreeMap<>();
    for (EventId id : told) {
      StoredEvent event = draft.event(id).orElseThrow();
      if (event.standing().mayAuthorise() && event.event().isState()) {
        int slot = draft.giveSlotNumber(event.event().slot().orElseThrow());
        slots.putIfAbsent(slot, event.number());
      }
    }
    StateRoot state = draft.changed(StateRoot.EMPTY, slots);
    return draft.find(state, CREATE).isPresent() ? state : StateRoot.EMPTY;
  }

  private void append(StoredEvent event, boolean isTip, boolean isAfterGap) {
    HeadMove.Moved moved = headMove.follow(event, followed(event), isTip);
    if (isAfterGap) {
      afterGap.add(event.number());
    }
    if (moved.isMerge()) {
      merging.add(event.number());
    }
    draft.append(moved.newEvent(event, Optional.empty()));
  }

  /** What the event follows on, looked for through events that nothing here may follow on. */
  private Set<EventId> followed(StoredEvent event) {
    Set<EventId> followed = new HashSet<>();
    Deque<EventId> open = new ArrayDeque<>(event.event().prevEvents());
    while (!open.isEmpty() && followed.size() < MOST_PASSED_OVER) {
      EventId id = open.remove();
      Optional<StoredEvent> previous = draft.event(id).filter(StoredEvent::isPlaced);
      if (followed.add(id)) {
        passOver(id, previous, event).forEach(open::add);
      }
    }
    return followed;
  }

  /** What is to be looked at in place of an event that nothing here may follow on. */
  private List<EventId> passOver(EventId id, Optional<StoredEvent> previous, StoredEvent by) {
    if (previous.isEmpty()) {
      graph.open(id, by.number());
      return List.of();
    }
    return previous.get().standing().mayBeExtremity()
        ? List.of()
        : previous.get().event().prevEvents();
  }

  /** Redacts what an accepted event is to redact, at once or when that comes. */
  private void redact(StoredEvent event) {
    event
        .event()
        .redacts()
        .map(target -> new Redaction(event.number(), target))
        .ifPresent(
            redaction ->
                draft
                    .event(redaction.target())
                    .ifPresentOrElse(
                        target -> redact(redaction, target.event()), () -> graph.await(redaction)));
  }

  /** Does what redactions of this event have waited for. */
  private void settle(Pdu target) {
    graph.settle(target.eventId()).forEach(redaction -> redact(redaction, target));
  }

  private void redact(Redaction redaction, Pdu target) {
    StoredEvent event = draft.event(redaction.number());
    AuthState state = slot -> draft.find(event.stateBefore(), slot);
    boolean isApplied =
        state
            .find(CREATE)
            .filter(
                create ->
                    RedactionPermission.isApplied(state.powerLevels(create), event.event(), target))
            .isPresent();
    if (isApplied) {
      redactions.add(redaction);
    }
  }

  /** All that events of other servers add beside new events of the timeline. */
  IntakeChange finish() {
    List<AsideEvent> all = new ArrayList<>(aside);
    history.reversed().forEach(event -> all.add(draft.inThePast(event)));
    return new IntakeChange(
        all, placedAnew, redactions, graph.finish(), afterGap, merging, Map.of());
  }
}
