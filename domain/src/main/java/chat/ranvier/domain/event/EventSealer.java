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
import java.util.function.Function;

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
   * @param origin the server whose name the signatures stand under
   */
  public EventSealer(RoomVersion version, ServerName origin, SigningKey key) {
    this.version = version;
    this.origin = origin;
    this.key = key;
  }

  /**
   * The event of the draft at this place, in a room whose events name each other by id alone (since
   * version 3) or at a place without references.
   *
   * @param roomId the room; empty for a create event whose hash becomes the room's id
   * @param prevEvents the events it follows on, at most 20
   * @param authEvents the events that authorise it, at most 10
   * @param depth one more than the deepest of those it follows on; held to the version's greatest
   * @throws InvalidEventException where the event would be too large, has too many references or
   *     its content has no canonical form
   * @throws IllegalArgumentException where the room id is missing
   */
  public Pdu seal(
      EventDraft draft,
      Optional<RoomId> roomId,
      List<EventId> prevEvents,
      List<EventId> authEvents,
      long depth) {
    return seal(draft, roomId, prevEvents, authEvents, depth, EventSealer::unknownReference);
  }

  /**
   * The event of the draft at this place, as the other method makes it.
   *
   * @param referenced the events that it refers to, by their ids; asked only in the versions 1 and
   *     2, where references hold hashes
   */
  public Pdu seal(
      EventDraft draft,
      Optional<RoomId> roomId,
      List<EventId> prevEvents,
      List<EventId> authEvents,
      long depth,
      Function<EventId, Pdu> referenced) {
    EventLimits.checkReferences(prevEvents.size(), authEvents.size());
    boolean namesRoom = version.createEventIsRoomId() && isCreate(draft);
    JsonObject.Builder fields = fields(draft);
    fields.put("prev_events", references(prevEvents, referenced));
    fields.put("auth_events", references(authEvents, referenced));
    fields.put("depth", Math.clamp(depth, 0, EventLimits.maxDepth(version)));
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
    JsonObject content = EventNumbers.canonical(version, draft.content());
    return draft
        .redacts()
        .filter(id -> version.redactsInContent())
        .map(id -> content.with("redacts", id.value()))
        .orElse(content);
  }

  private Pdu sign(JsonObject.Builder fields, Optional<RoomId> roomId) {
    Optional<EventId> chosenId = chosenId(fields);
    chosenId.ifPresent(id -> fields.put("event_id", id.value()));
    byte[] contentHash = Sha256.of(JsonWriter.toBytes(fields.build()));
    fields.put("hashes", JsonObject.of("sha256", UnpaddedBase64.encode(contentHash)));
    JsonObject unsigned = fields.build();
    byte[] essence = ReferenceHash.hashedBytes(version, unsigned);
    EventId eventId = chosenId.orElseGet(() -> ReferenceHash.eventId(version, Sha256.of(essence)));
    JsonObject json = JsonSigning.withSignature(unsigned, origin, key.keyId(), key.sign(essence));
    byte[] canonical = JsonWriter.toBytes(json);
    EventLimits.checkWhole(canonical);
    RoomId room = roomId.orElseGet(() -> RoomId.ofCreateEvent(eventId));
    return Pdu.ofBoth(version, eventId, room, json, canonical);
  }

  /**
   * The id of an event where servers choose ids: the hash of all it says, so that, as in later
   * versions, an event that says the same at the same place is the same event.
   */
  private Optional<EventId> chosenId(JsonObject.Builder fields) {
    if (version.has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      return Optional.empty();
    }
    byte[] hash = Sha256.of(JsonWriter.toBytes(fields.build()));
    return Optional.of(new EventId("$" + UnpaddedBase64.encodeUrlSafe(hash) + ":" + origin));
  }

  private static boolean isCreate(EventDraft draft) {
    return draft.type().equals(CREATE) && draft.stateKey().equals(Optional.of(""));
  }

  private static IllegalArgumentException noRoomId() {
    return new IllegalArgumentException("an event needs the id of its room");
  }

  private JsonArray references(List<EventId> events, Function<EventId, Pdu> referenced) {
    boolean byIdAlone = version.has(RoomVersionRule.EVENT_ID_IS_HASH);
    return new JsonArray(
        events.stream()
            .<JsonValue>map(
                id -> byIdAlone ? new JsonString(id.value()) : withHash(referenced.apply(id)))
            .toList());
  }

  private JsonArray withHash(Pdu event) {
    String hash = UnpaddedBase64.encode(ReferenceHash.of(version, event.json()));
    return JsonArray.of(new JsonString(event.eventId().value()), JsonObject.of("sha256", hash));
  }

  private static Pdu unknownReference(EventId id) {
    throw new IllegalArgumentException("no hash of " + id + " at hand");
  }
}
