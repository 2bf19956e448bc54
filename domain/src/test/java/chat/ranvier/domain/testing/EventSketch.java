package chat.ranvier.domain.testing;

import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.List;
import java.util.Optional;

/**
 * An event whose id is chosen, not computed, and that nobody has hashed or signed: what state
 * resolution looks at, and no more.
 *
 * @param id the id
 * @param sender who sends it
 * @param type its type
 * @param stateKey its state key, where it is a state event
 * @param content its content
 * @param timestamp when it was sent
 * @param depth its depth
 * @param prevEvents what it follows on
 * @param authEvents what authorises it
 */
public record EventSketch(
    EventId id,
    UserId sender,
    String type,
    Optional<String> stateKey,
    JsonObject content,
    long timestamp,
    long depth,
    List<EventId> prevEvents,
    List<EventId> authEvents) {
  /** The event in a room of this version. */
  public Pdu in(RoomVersion version, RoomId room) {
    boolean isRoomId = version.createEventIsRoomId() && type.equals("m.room.create");
    return new Pdu(
        version, id, room, isRoomId ? json(version) : json(version).with("room_id", room.value()));
  }

  /** The event with the id that its server chose for it, hashed and signed by that server. */
  public Pdu sealed(RoomVersion version, RoomId room) {
    JsonObject named = in(version, room).json().with("event_id", id.value());
    JsonObject hashed =
        named.with("hashes", JsonObject.of("sha256", UnpaddedBase64.encode(ContentHash.of(named))));
    ToySigningKey key = ToySigningKey.of(sender.server());
    byte[] signed = new Pdu(version, id, room, hashed).signedBytes();
    return new Pdu(
        version,
        id,
        room,
        JsonSigning.withSignature(hashed, sender.server(), key.keyId(), key.sign(signed)));
  }

  private JsonObject json(RoomVersion version) {
    return JsonObject.builder()
        .put("type", type)
        .put("sender", sender.value())
        .putIfPresent("state_key", stateKey)
        .put("content", content)
        .put("origin_server_ts", timestamp)
        .put("depth", depth)
        .put("prev_events", references(version, prevEvents))
        .put("auth_events", references(version, authEvents))
        .build();
  }

  private static JsonArray references(RoomVersion version, List<EventId> ids) {
    return new JsonArray(ids.stream().map(id -> reference(version, id)).toList());
  }

  private static JsonValue reference(RoomVersion version, EventId id) {
    JsonString name = new JsonString(id.value());
    return version.has(RoomVersionRule.EVENT_ID_IS_HASH)
        ? name
        : JsonArray.of(name, JsonObject.empty());
  }
}
