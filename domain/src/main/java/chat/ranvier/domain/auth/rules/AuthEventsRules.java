package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rule 2 (since v12 rule 3): considering the event's {@code auth_events}. */
final class AuthEventsRules {
  private final Pdu event;
  private final List<Pdu> authEvents;
  private final Predicate<EventId> isRejected;

  AuthEventsRules(Pdu event, List<Pdu> authEvents, Predicate<EventId> isRejected) {
    this.event = event;
    this.authEvents = authEvents;
    this.isRejected = isRejected;
  }

  /** A create event is judged by rule 1 alone. */
  Verdict check() {
    if (event.type().equals(AuthCase.CREATE)) {
      return Verdict.allowed();
    } else if (hasDuplicates()) {
      return Verdict.rejected(RuleId.AUTH_EVENTS_DUPLICATE, "Two auth events fill the same slot");
    } else if (hasUnexpected()) {
      return Verdict.rejected(RuleId.AUTH_EVENTS_UNEXPECTED, "An auth event has no business there");
    } else if (authEvents.stream().map(Pdu::eventId).anyMatch(isRejected)) {
      return Verdict.rejected(RuleId.AUTH_EVENTS_REJECTED, "An auth event was itself rejected");
    } else if (lacksCreate()) {
      return Verdict.rejected(
          RuleId.AUTH_EVENTS_WITHOUT_CREATE, "There is no create event among the auth events");
    } else if (authEvents.stream().anyMatch(other -> !other.roomId().equals(event.roomId()))) {
      return Verdict.rejected(RuleId.AUTH_EVENTS_OF_OTHER_ROOM, "An auth event is of another room");
    }
    return Verdict.allowed();
  }

  /** 2.1: "If there are duplicate entries for a given type and state_key pair, reject." */
  private boolean hasDuplicates() {
    Set<StateSlot> seen = new HashSet<>();
    return authEvents.stream()
        .flatMap(authEvent -> authEvent.slot().stream())
        .anyMatch(slot -> !seen.add(slot));
  }

  /**
   * 2.2: "If there are entries [that] don't match those specified by the […] selection, reject."
   */
  private boolean hasUnexpected() {
    Set<StateSlot> expected = AuthEventSelection.select(event);
    return authEvents.stream()
        .anyMatch(authEvent -> authEvent.slot().filter(expected::contains).isEmpty());
  }

  /** 2.4, until v11: "If there is no {@code m.room.create} event among the entries, reject." */
  private boolean lacksCreate() {
    return !event.version().has(RoomVersionRule.CREATE_EVENT_NOT_IN_AUTH_EVENTS)
        && authEvents.stream().noneMatch(authEvent -> authEvent.type().equals(AuthCase.CREATE));
  }
}
