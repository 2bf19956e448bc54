package chat.ranvier.application.room;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.auth.rules.Verdict;
import chat.ranvier.domain.auth.signature.PolicyServer;
import chat.ranvier.domain.auth.standing.Judgement;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.state.StateRoot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges events of other servers: the checks four to seven on receipt of a PDU.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
final class IntakeJudge {
  private static final StateSlot CREATE = StateSlot.of("m.room.create");

  private final RoomDraft draft;
  private final AuthRules rules;

  IntakeJudge(RoomDraft draft, AuthRules rules) {
    this.draft = draft;
    this.rules = rules;
  }

  /** Judges an event of which nothing is known but its auth events. */
  Judgement judgeOutlier(Pdu event) {
    return Judgement.ofOutlier(byAuthEvents(event));
  }

  /** Judges an event by its auth events, by the state before it, and by the current state. */
  Judgement judge(Pdu event, StateRoot before, boolean isHistory) {
    StateRoot current = draft.head().state();
    boolean isPast = isHistory || draft.head().extremities().isEmpty() || before.equals(current);
    return Judgement.of(
        byAuthEvents(event),
        () -> rules.check(event, slot -> draft.find(before, slot)),
        () -> isPast ? Verdict.allowed() : rules.check(event, draft::find),
        () -> isHistory || isRecommended(event));
  }

  /** Whether the room has no policy server now, or it has signed the event. */
  private boolean isRecommended(Pdu event) {
    return PolicyServer.find(draft::find, draft::isInRoom)
        .filter(policy -> !policy.recommends(event, rules.signatureCheck()))
        .isEmpty();
  }

  private Verdict byAuthEvents(Pdu event) {
    List<StoredEvent> known =
        event.authEvents().stream().distinct().map(id -> draft.event(id).orElseThrow()).toList();
    Set<EventId> rejected = new HashSet<>();
    known.stream()
        .filter(each -> !each.standing().mayAuthorise())
        .forEach(each -> rejected.add(each.event().eventId()));
    List<Pdu> authEvents = known.stream().map(StoredEvent::event).toList();
    Verdict list = rules.checkAuthEvents(event, authEvents, rejected::contains);
    return list.isAllowed() ? rules.check(event, state(event, authEvents)) : list;
  }

  private AuthState state(Pdu event, List<Pdu> authEvents) {
    Map<StateSlot, Pdu> state = new HashMap<>();
    authEvents.forEach(each -> each.slot().ifPresent(slot -> state.put(slot, each)));
    if (event.version().createEventIsRoomId()) {
      impliedCreate(event).ifPresent(create -> state.put(CREATE, create));
    }
    return slot -> Optional.ofNullable(state.get(slot));
  }

  /** The create event that the room id names. */
  private Optional<Pdu> impliedCreate(Pdu event) {
    return draft
        .event(event.roomId().createEvent())
        .filter(create -> create.standing() != Standing.REJECTED)
        .map(StoredEvent::event);
  }
}
