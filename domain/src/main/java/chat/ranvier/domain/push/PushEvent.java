package chat.ranvier.domain.push;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.glob.FoldedText;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.PowerLevels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An event that everybody's push rules are tried on, with what they ask of its room. What one
 * user's rules have looked up is remembered for the others', so it is meant for one thread.
 */
public final class PushEvent {
  private final Pdu event;
  private final JsonObject json;
  private final long memberCount;
  private final Supplier<PowerLevels> powerLevels;
  private final Map<PropertyPath, Optional<JsonValue>> properties = new HashMap<>();
  private final Map<PropertyPath, Optional<FoldedText>> texts = new HashMap<>();

  /**
   * The event as clients see it.
   *
   * @param memberCount how many users are in the room
   * @param powerLevels who has how much power in the room; asked only where a rule asks
   */
  public PushEvent(Pdu event, long memberCount, Supplier<PowerLevels> powerLevels) {
    this.event = event;
    this.json =
        JsonObject.builder()
            .put("content", event.content())
            .put("event_id", event.eventId().value())
            .put("origin_server_ts", event.originServerTs())
            .put("room_id", event.roomId().value())
            .put("sender", event.sender().value())
            .putIfPresent("state_key", event.stateKey())
            .put("type", event.type())
            .build();
    this.memberCount = memberCount;
    this.powerLevels = powerLevels;
  }

  UserId sender() {
    return event.sender();
  }

  RoomId room() {
    return event.roomId();
  }

  long memberCount() {
    return memberCount;
  }

  /** Whether the sender has the power to notify by this key, such as {@code room}. */
  boolean senderMayNotify(String key) {
    PowerLevels levels = powerLevels.get();
    return levels.ofUser(event.sender()) >= levels.toNotify(key);
  }

  Optional<JsonValue> property(PropertyPath path) {
    return properties.computeIfAbsent(path, wanted -> wanted.in(json));
  }

  /** The property where it is a text, its case taken away. */
  Optional<FoldedText> text(PropertyPath path) {
    return texts.computeIfAbsent(path, this::fold);
  }

  private Optional<FoldedText> fold(PropertyPath path) {
    return property(path).orElse(null) instanceof JsonString text
        ? Optional.of(FoldedText.of(text.value()))
        : Optional.empty();
  }
}
