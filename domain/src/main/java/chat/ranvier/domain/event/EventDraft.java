package chat.ranvier.domain.event;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * An event as its sender means it, before it has a place in a room's graph.
 *
 * @param type the event type, at most 255 bytes
 * @param stateKey the state key of a state event, at most 255 bytes
 * @param sender who sends it
 * @param content its content; which numbers it may hold is up to the room's version
 * @param originServerTs when it is sent, in milliseconds since 1970
 * @param redacts the event it redacts, where it is a redaction; no content need name it
 */
public record EventDraft(
    String type,
    Optional<String> stateKey,
    UserId sender,
    JsonObject content,
    long originServerTs,
    Optional<EventId> redacts) {

  /**
   * Checks what can be checked before the event has its place.
   *
   * @throws InvalidEventException where a field is too long or the time out of range
   */
  public EventDraft {
    EventLimits.checkField("type", type);
    stateKey.ifPresent(key -> EventLimits.checkField("state_key", key));
    if (originServerTs < 0 || originServerTs > EventLimits.MAX_DEPTH) {
      throw InvalidEventException.malformed("'origin_server_ts' out of range");
    }
  }

  /** An event that is no state. */
  public static EventDraft message(
      String type, UserId sender, JsonObject content, long originServerTs) {
    return new EventDraft(
        type, Optional.empty(), sender, content, originServerTs, Optional.empty());
  }

  /** A state event. */
  public static EventDraft state(
      StateSlot slot, UserId sender, JsonObject content, long originServerTs) {
    return new EventDraft(
        slot.type(),
        Optional.of(slot.stateKey()),
        sender,
        content,
        originServerTs,
        Optional.empty());
  }
}
