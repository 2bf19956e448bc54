package chat.ranvier.application.upkeep;

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
import java.util.Arrays;

/** One event by itself: its bytes against its hashes, and its right to be there. */
final class EventCheck {
  private final StoredStates states;
  private final AuthRules rules;
  private final Report report;

  EventCheck(StoredStates states, AuthRules rules, Report report) {
    this.states = states;
    this.rules = rules;
    this.report = report;
  }

  void checkBytes(Pdu event) {
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

  /** Whether the state before it, which is sound, authorises it. */
  void checkAuthorisation(StoredEvent stored) {
    StateRoot before = stored.stateBefore();
    Verdict verdict = rules.check(stored.event(), slot -> states.find(before, slot));
    if (verdict instanceof Verdict.Rejected rejected) {
      report.event(
          stored.event().eventId(),
          Fault.NOT_AUTHORISED,
          rejected.rule() + ": " + rejected.reason());
    }
  }
}
