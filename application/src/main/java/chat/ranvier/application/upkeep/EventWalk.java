package chat.ranvier.application.upkeep;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.Verdict;
import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.ReferenceHash;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One room's events, gone through in the order of the stream. */
final class EventWalk {
  private final RoomRef room;
  private final StoredStates states;
  private final AuthRules rules;
  private final Report report;
  private final Map<EventId, StoredEvent> unfollowed = new HashMap<>();
  private final Set<EventId> followed = new HashSet<>();

  EventWalk(RoomRef room, StoredStates states, AuthRules rules, Report report) {
    this.room = room;
    this.states = states;
    this.rules = rules;
    this.report = report;
  }

  /** Checks each event of the timeline. */
  void through(EventStore events) {
    RoomEvents.forEach(events, room.number(), event -> check(event, events));
  }

  /** The events that no other follows. */
  List<StoredEvent> unfollowed() {
    return List.copyOf(unfollowed.values());
  }

  private void check(StoredEvent stored, EventStore events) {
    checkBytes(stored.event());
    Optional<String> flaw = states.flaw(stored.stateBefore());
    if (flaw.isPresent()) {
      report.event(stored.event().eventId(), Fault.BROKEN_STATE, flaw.get());
    } else {
      checkAuthorisation(stored);
      checkPlace(stored, events);
    }
    follow(stored);
  }

  private void follow(StoredEvent stored) {
    for (EventId previous : stored.event().prevEvents()) {
      followed.add(previous);
      unfollowed.remove(previous);
    }
    if (!followed.remove(stored.event().eventId())) {
      unfollowed.put(stored.event().eventId(), stored);
    }
  }

  private void checkBytes(Pdu event) {
    byte[] canonical = JsonWriter.toBytes(JsonReader.readObject(event.canonicalBytes()));
    if (!Arrays.equals(canonical, event.canonicalBytes())) {
      report.event(event.eventId(), Fault.NOT_CANONICAL, "its bytes are not in canonical form");
    }
    if (event.version().has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      EventId computed = ReferenceHash.eventId(event.version(), event.json());
      if (!computed.equals(event.eventId())) {
        report.event(event.eventId(), Fault.WRONG_EVENT_ID, "it is " + computed + " by its hash");
      }
    }
    if (!ContentHash.isIntact(event.json()) && !isRedacted(event)) {
      report.event(event.eventId(), Fault.WRONG_CONTENT_HASH, "something was taken from it");
    }
  }

  /** An event whose content hash does not fit is kept as what redaction leaves of it. */
  private static boolean isRedacted(Pdu event) {
    return event.redacted().json().equals(event.json());
  }

  private void checkAuthorisation(StoredEvent stored) {
    StateRoot before = stored.stateBefore();
    Verdict verdict = rules.check(stored.event(), slot -> states.find(before, slot));
    if (verdict instanceof Verdict.Rejected rejected) {
      report.event(
          stored.event().eventId(),
          Fault.NOT_AUTHORISED,
          rejected.rule() + ": " + rejected.reason());
    }
  }

  private void checkPlace(StoredEvent stored, EventStore events) {
    List<StoredEvent> previous = new ArrayList<>();
    for (EventId id : stored.event().prevEvents()) {
      Optional<StoredEvent> found = previous(id, events);
      if (found.isEmpty()) {
        report.event(
            stored.event().eventId(), Fault.PREVIOUS_EVENT_MISSING, "it follows " + id + " too");
      }
      found.ifPresent(previous::add);
    }
    checkDepth(stored, previous);
    if (previous.size() == 1 && stored.event().prevEvents().size() == 1) {
      checkStateBefore(stored, previous.getFirst());
    } else if (stored.event().prevEvents().isEmpty() && !stored.stateBefore().isEmpty()) {
      report.event(
          stored.event().eventId(), Fault.WRONG_STATE_BEFORE, "there is a state before all events");
    }
  }

  private Optional<StoredEvent> previous(EventId id, EventStore events) {
    StoredEvent lately = unfollowed.get(id);
    return lately == null ? events.find(id) : Optional.of(lately);
  }

  private void checkDepth(StoredEvent stored, List<StoredEvent> previous) {
    long deepest = previous.stream().mapToLong(each -> each.event().depth()).max().orElse(0);
    if (stored.event().depth() <= deepest) {
      report.event(
          stored.event().eventId(),
          Fault.WRONG_DEPTH,
          "its depth is " + stored.event().depth() + " and it follows one of depth " + deepest);
    }
  }

  private void checkStateBefore(StoredEvent stored, StoredEvent previous) {
    boolean isReadable = states.flaw(previous.stateBefore()).isEmpty();
    if (isReadable && !states.after(previous).equals(stored.stateBefore())) {
      report.event(
          stored.event().eventId(),
          Fault.WRONG_STATE_BEFORE,
          "it is not the state after " + previous.event().eventId());
    }
  }
}
