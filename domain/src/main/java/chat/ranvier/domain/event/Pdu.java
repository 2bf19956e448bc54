package chat.ranvier.domain.event;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A persistent data unit: an event as it was hashed and signed, under the rules of its room's
 * version.
 *
 * <p>The JSON is the truth; every accessor is a view on it. It holds no {@code unsigned}.
 */
public final class Pdu {
  private final RoomVersion version;
  private final EventId eventId;
  private final RoomId roomId;
  private final UserId sender;
  private final String type;
  private final @Nullable String stateKey;
  private final JsonObject json;

  /**
   * The event that the JSON spells.
   *
   * @param json the event without {@code unsigned}, hashes and signatures included
   * @throws InvalidEventException where a field that every event needs is missing or of a wrong
   *     type
   */
  public Pdu(RoomVersion version, EventId eventId, RoomId roomId, JsonObject json) {
    this.version = version;
    this.eventId = eventId;
    this.roomId = roomId;
    this.json = json;
    this.sender = UserId.parse(required(json, "sender"));
    this.type = required(json, "type");
    this.stateKey = json.string("state_key").orElse(null);
  }

  private static String required(JsonObject json, String field) {
    return json.string(field)
        .orElseThrow(() -> new InvalidEventException("no text in the field '" + field + "'"));
  }

  /** The rules the event stands under. */
  public RoomVersion version() {
    return version;
  }

  /** The event's id. */
  public EventId eventId() {
    return eventId;
  }

  /** The room it belongs to. */
  public RoomId roomId() {
    return roomId;
  }

  /** Who sent it. */
  public UserId sender() {
    return sender;
  }

  /** Its type. */
  public String type() {
    return type;
  }

  /** Its state key, where it is a state event. */
  public Optional<String> stateKey() {
    return Optional.ofNullable(stateKey);
  }

  /** The slot it fills, where it is a state event. */
  public Optional<StateSlot> slot() {
    return stateKey().map(key -> new StateSlot(type, key));
  }

  /** Whether it is a state event. */
  public boolean isState() {
    return stateKey != null;
  }

  /** Its content; empty where there is none. */
  public JsonObject content() {
    return json.object("content").orElse(JsonObject.empty());
  }

  /** When its server says it was sent, in milliseconds since 1970. */
  public long originServerTs() {
    return json.integer("origin_server_ts").orElse(0);
  }

  /** Its depth in the room's graph. */
  public long depth() {
    return json.integer("depth").orElse(0);
  }

  /** The events it follows on, at most 20. */
  public List<EventId> prevEvents() {
    return eventIds("prev_events");
  }

  /** The events that authorise it, at most 10. */
  public List<EventId> authEvents() {
    return eventIds("auth_events");
  }

  /** The event it redacts, where it is a redaction. */
  public Optional<EventId> redacts() {
    Optional<String> target =
        version.redactsInContent() ? content().string("redacts") : json.string("redacts");
    return type.equals("m.room.redaction") ? target.map(EventId::parse) : Optional.empty();
  }

  /** The whole event, as it was hashed and signed. */
  public JsonObject json() {
    return json;
  }

  private List<EventId> eventIds(String field) {
    return json.array(field).orElse(JsonArray.empty()).strings().map(EventId::parse).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pdu that && eventId.equals(that.eventId);
  }

  @Override
  public int hashCode() {
    return eventId.hashCode();
  }

  @Override
  public String toString() {
    return type + " " + eventId;
  }
}
