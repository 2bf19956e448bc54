package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import java.util.Optional;

/**
 * An event as far as it is the same for all readers: the bytes of its members, without braces and
 * {@code unsigned}, and in the clients' format without the room's id.
 */
final class RenderedEvent {
  private final byte[] members;
  private final Optional<EventId> redactedBy;
  private final Optional<byte[]> redactedBecause;

  private RenderedEvent(
      byte[] members, Optional<EventId> redactedBy, Optional<byte[]> redactedBecause) {
    this.members = members;
    this.redactedBy = redactedBy;
    this.redactedBecause = redactedBecause;
  }

  /**
   * The event's rendering.
   *
   * @param redaction the redaction that took the content away, where it is known
   */
  static RenderedEvent of(StoredEvent event, Optional<Pdu> redaction) {
    return new RenderedEvent(
        members(content(event)), event.redactedBy(), redaction.map(RenderedEvent::members));
  }

  /** The outline of an event whose sender asked to be forgotten. */
  static RenderedEvent ofErased(StoredEvent event) {
    return new RenderedEvent(members(event.event().redacted()), Optional.empty(), Optional.empty());
  }

  /**
   * The event as servers exchange it, with its id, which most room versions leave out there.
   *
   * @param shown the event, redacted where it has to be
   * @param redaction the redaction that took the content away, where it is known
   */
  static RenderedEvent asExchanged(Pdu shown, Optional<Pdu> redaction) {
    return new RenderedEvent(
        membersExchanged(shown),
        redaction.map(Pdu::eventId),
        redaction.map(RenderedEvent::membersExchanged));
  }

  /** The members as JSON text: not a copy, not to be changed. */
  byte[] members() {
    return members;
  }

  /** The redaction that took the content away. */
  Optional<EventId> redactedBy() {
    return redactedBy;
  }

  /** The redaction's own members as JSON text: not a copy, not to be changed. */
  Optional<byte[]> redactedBecause() {
    return redactedBecause;
  }

  /** The event as it may be shown: redacted where it was. */
  static Pdu content(StoredEvent event) {
    return event.redactedBy().isPresent() ? event.event().redacted() : event.event();
  }

  int weight() {
    return 120 + members.length + redactedBecause.map(bytes -> bytes.length).orElse(0);
  }

  private static byte[] members(Pdu event) {
    Optional<String> redacts = redacts(event);
    JsonOutput out = JsonOutput.create();
    out.name("content").value(contentShown(event, redacts));
    out.name("event_id").value(event.eventId().value());
    out.name("origin_server_ts").value(event.originServerTs());
    redacts.ifPresent(id -> out.name("redacts").value(id));
    out.name("sender").value(event.sender().value());
    event.stateKey().ifPresent(key -> out.name("state_key").value(key));
    out.name("type").value(event.type());
    return out.toBytes();
  }

  private static byte[] membersExchanged(Pdu event) {
    JsonOutput out = JsonOutput.create();
    event
        .json()
        .without("unsigned")
        .with("event_id", event.eventId().value())
        .forEach((name, value) -> out.name(name).value(value));
    return out.toBytes();
  }

  private static Optional<String> redacts(Pdu event) {
    return event.redacts().map(EventId::value);
  }

  /** A redaction names its target in both places that room versions have known for it. */
  private static JsonObject contentShown(Pdu event, Optional<String> redacts) {
    return redacts.map(id -> event.content().with("redacts", id)).orElse(event.content());
  }
}
