package chat.ranvier.domain.event;

import chat.ranvier.domain.event.InvalidEventException.Kind;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Optional;
import java.util.function.Function;

/**
 * The shape that a received event must have to be an event at all: no more than this is asked of
 * it, the rest is up to authorisation.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
public final class EventFormat {
  private static final String CREATE = "m.room.create";

  private EventFormat() {}

  /**
   * The event that the JSON spells in a room of this version; {@code unsigned} is left out.
   *
   * <p>Neither signatures nor the content hash are checked here.
   *
   * @throws InvalidEventException where it spells none
   */
  public static Pdu read(RoomVersion version, JsonObject received) {
    JsonObject event = EventNumbers.canonical(version, received.without("unsigned"));
    byte[] canonical = JsonWriter.toBytes(event);
    EventLimits.checkWhole(canonical);
    String type = text(event, "type");
    EventLimits.checkField("type", type);
    checkStateKey(event);
    identifier("sender", text(event, "sender"), UserId::parse);
    checkTypes(event);
    checkReferences(version, event);
    EventId eventId = eventId(version, event);
    return Pdu.ofBoth(version, eventId, roomId(version, event, type, eventId), event, canonical);
  }

  private static void checkStateKey(JsonObject event) {
    if (event.has("state_key")) {
      EventLimits.checkField("state_key", text(event, "state_key"));
    }
  }

  private static void checkTypes(JsonObject event) {
    require(event.object("content").isPresent(), "content", "an object");
    require(event.object("signatures").isPresent(), "signatures", "an object");
    require(event.object("hashes").isPresent(), "hashes", "an object");
    require(event.integer("origin_server_ts").isPresent(), "origin_server_ts", "an integer");
    require(event.integer("depth").orElse(-1) >= 0, "depth", "an integer from 0 on");
  }

  private static void checkReferences(RoomVersion version, JsonObject event) {
    EventLimits.checkReferences(
        references(version, event, "prev_events"), references(version, event, "auth_events"));
  }

  private static int references(RoomVersion version, JsonObject event, String field) {
    JsonArray array = event.array(field).orElseThrow(() -> wrong(field, "an array"));
    for (JsonValue reference : array) {
      identifier(
          field,
          referenced(version, reference).orElseThrow(() -> wrong(field, "event ids")),
          EventId::parse);
    }
    return array.size();
  }

  /** The id in a reference: alone since v3, before it the first of a pair with a hash. */
  static Optional<String> referenced(RoomVersion version, JsonValue reference) {
    if (version.has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      return reference instanceof JsonString id ? Optional.of(id.value()) : Optional.empty();
    }
    return reference instanceof JsonArray pair
            && pair.size() == 2
            && pair.values().getFirst() instanceof JsonString id
        ? Optional.of(id.value())
        : Optional.empty();
  }

  private static EventId eventId(RoomVersion version, JsonObject event) {
    if (version.has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      return ReferenceHash.eventId(version, event);
    }
    EventId chosen = identifier("event_id", text(event, "event_id"), EventId::parse);
    require(chosen.server().isPresent(), "event_id", "an id with a server");
    return chosen;
  }

  private static RoomId roomId(
      RoomVersion version, JsonObject event, String type, EventId eventId) {
    boolean isCreate = type.equals(CREATE) && event.string("state_key").equals(Optional.of(""));
    if (version.createEventIsRoomId() && isCreate) {
      require(!event.has("room_id"), "room_id", "absent: the create event is the room's id");
      return RoomId.ofCreateEvent(eventId);
    }
    RoomId named = identifier("room_id", text(event, "room_id"), RoomId::parse);
    require(
        version.createEventIsRoomId() || named.server().isPresent(),
        "room_id",
        "an id with a server");
    return named;
  }

  private static String text(JsonObject event, String field) {
    return event.string(field).orElseThrow(() -> wrong(field, "a string"));
  }

  private static <T> T identifier(String field, String text, Function<String, T> parse) {
    EventLimits.checkField(field, text);
    try {
      return parse.apply(text);
    } catch (InvalidIdentifierException e) {
      throw new InvalidEventException(Kind.MALFORMED, "'" + field + "': " + e.getMessage());
    }
  }

  private static void require(boolean holds, String field, String kind) {
    if (!holds) {
      throw wrong(field, kind);
    }
  }

  private static InvalidEventException wrong(String field, String kind) {
    return InvalidEventException.malformed("'" + field + "' is not " + kind);
  }
}
