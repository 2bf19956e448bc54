package chat.ranvier.domain.event;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.List;
import java.util.Optional;

/**
 * Makes events out of drafts: gives them their place in the graph, their content hash, this
 * server's signature and their id.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#adding-hashes-and-signatures-to-outgoing-events">Adding
 *     hashes and signatures to outgoing events</a>
 */
public final class EventSealer {
  private static final String CREATE = "m.room.create";

  private final RoomVersion version;
  private final ServerName origin;
  private final SigningKey key;

  /**
   * A sealer for the rooms of one version.
   *
   * @param version 3 or later: before, servers chose event ids
   * @param origin the server whose name the signatures stand under
   */
  public EventSealer(RoomVersion version, ServerName origin, SigningKey key) {
    if (!version.has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      throw new IllegalArgumentException("no events are made in room version " + version);
    }
    this.version = version;
    this.origin = origin;
    this.key = key;
  }

  /**
   * The event of the draft at this place.
   *
   * @param roomId the room; empty for a create event whose hash becomes the room's id
   * @param prevEvents the events it follows on, at most 20
   * @param authEvents the events that authorise it, at most 10
   * @param depth one more than the deepest of those it follows on; held to 2^53-1
   * @throws InvalidEventException where the event would be too large or has too many references
   * @throws IllegalArgumentException where the room id is missing
   */
  public Pdu seal(
      EventDraft draft,
      Optional<RoomId> roomId,
      List<EventId> prevEvents,
      List<EventId> authEvents,
      long depth) {
    EventLimits.checkReferences(prevEvents.size(), authEvents.size());
    boolean namesRoom = version.createEventIsRoomId() && isCreate(draft);
    JsonObject.Builder fields = fields(draft);
    fields.put("prev_events", references(prevEvents));
    fields.put("auth_events", references(authEvents));
    fields.put("depth", Math.min(depth, EventLimits.MAX_DEPTH));
    if (!namesRoom) {
      fields.put("room_id", roomId.orElseThrow(EventSealer::noRoomId).value());
    }
    return sign(fields, namesRoom ? Optional.empty() : roomId);
  }

  private JsonObject.Builder fields(EventDraft draft) {
    return JsonObject.builder()
        .put("type", draft.type())
        .putIfPresent("state_key", draft.stateKey())
        .put("sender", draft.sender().value())
        .put("content", content(draft))
        .put("origin_server_ts", draft.originServerTs())
        .putIfPresent(
            "redacts",
            draft.redacts().filter(id -> !version.redactsInContent()).map(EventId::value));
  }

  private JsonObject content(EventDraft draft) {
    return draft
        .redacts()
        .filter(id -> version.redactsInContent())
        .map(id -> draft.content().with("redacts", id.value()))
        .orElse(draft.content());
  }

  private Pdu sign(JsonObject.Builder fields, Optional<RoomId> roomId) {
    byte[] contentHash = Sha256.of(JsonWriter.toBytes(fields.build()));
    fields.put("hashes", JsonObject.of("sha256", UnpaddedBase64.encode(contentHash)));
    JsonObject unsigned = fields.build();
    byte[] essence = ReferenceHash.hashedBytes(version, unsigned);
    EventId eventId = ReferenceHash.eventId(version, Sha256.of(essence));
    JsonObject json = JsonSigning.withSignature(unsigned, origin, key.keyId(), key.sign(essence));
    byte[] canonical = JsonWriter.toBytes(json);
    EventLimits.checkWhole(canonical);
    RoomId room = roomId.orElseGet(() -> RoomId.ofCreateEvent(eventId));
    return Pdu.ofBoth(version, eventId, room, json, canonical);
  }

  private static boolean isCreate(EventDraft draft) {
    return draft.type().equals(CREATE) && draft.stateKey().equals(Optional.of(""));
  }

  private static IllegalArgumentException noRoomId() {
    return new IllegalArgumentException("an event needs the id of its room");
  }

  private static JsonArray references(List<EventId> events) {
    return new JsonArray(events.stream().<JsonValue>map(id -> new JsonString(id.value())).toList());
  }
}
