package chat.ranvier.domain.event;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.redaction.Redactor;
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
  /*
   * An event has two forms, a tree and its canonical bytes. One is given, the other is made when it
   * is first asked for. Both are immutable and both ways give equal results, so that two threads
   * that make one at once do no harm: the fields need neither a lock nor to be volatile. A `byte[]`
   * has no final fields, hence a racing reader could see it before its content; the volatile is for
   * that alone.
   */
  private final RoomVersion version;
  private final EventId eventId;
  private final RoomId roomId;
  private @Nullable Fields fields;
  private volatile byte @Nullable [] canonical;

  private Pdu(
      RoomVersion version,
      EventId eventId,
      RoomId roomId,
      @Nullable Fields fields,
      byte @Nullable [] canonical) {
    this.version = version;
    this.eventId = eventId;
    this.roomId = roomId;
    this.fields = fields;
    this.canonical = canonical;
  }

  /**
   * The event that the JSON spells.
   *
   * @param json the event without {@code unsigned}, hashes and signatures included
   * @throws InvalidEventException where a field that every event needs is missing or of a wrong
   *     type
   */
  public Pdu(RoomVersion version, EventId eventId, RoomId roomId, JsonObject json) {
    this(version, eventId, roomId, Fields.of(json), null);
  }

  /**
   * An event that was stored by its canonical bytes, which are read when a field is first asked
   * for.
   *
   * @param canonical the bytes of {@link #canonicalBytes()}, not to be changed hereafter
   */
  public static Pdu ofStored(
      RoomVersion version, EventId eventId, RoomId roomId, byte[] canonical) {
    return new Pdu(version, eventId, roomId, null, canonical);
  }

  static Pdu ofBoth(
      RoomVersion version, EventId eventId, RoomId roomId, JsonObject json, byte[] canonical) {
    return new Pdu(version, eventId, roomId, Fields.of(json), canonical);
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
    return fields().sender();
  }

  /** Its type. */
  public String type() {
    return fields().type();
  }

  /** Its state key, where it is a state event. */
  public Optional<String> stateKey() {
    return Optional.ofNullable(fields().stateKey());
  }

  /** The slot it fills, where it is a state event. */
  public Optional<StateSlot> slot() {
    return stateKey().map(key -> new StateSlot(type(), key));
  }

  /** Whether it is a state event. */
  public boolean isState() {
    return fields().stateKey() != null;
  }

  /** Its content; empty where there is none. */
  public JsonObject content() {
    return json().object("content").orElse(JsonObject.empty());
  }

  /** When its server says it was sent, in milliseconds since 1970. */
  public long originServerTs() {
    return json().integer("origin_server_ts").orElse(0);
  }

  /** Its depth in the room's graph. */
  public long depth() {
    return json().integer("depth").orElse(0);
  }

  /** The events it follows on, at most 20. */
  public List<EventId> prevEvents() {
    return references("prev_events");
  }

  /** The events that authorise it, at most 10. */
  public List<EventId> authEvents() {
    return references("auth_events");
  }

  /** The event it redacts, where it is a redaction that names one. */
  public Optional<EventId> redacts() {
    if (!type().equals("m.room.redaction")) {
      return Optional.empty();
    }
    JsonObject place = version.redactsInContent() ? content() : json();
    return place.string("redacts").flatMap(Pdu::eventIdIfValid);
  }

  /** The whole event, as it was hashed and signed. */
  public JsonObject json() {
    return fields().json();
  }

  /** The canonical form of {@link #json()} in UTF-8: not a copy, not to be changed. */
  public byte[] canonicalBytes() {
    byte[] known = canonical;
    if (known == null) {
      known = JsonWriter.toBytes(json());
      canonical = known;
    }
    return known;
  }

  /**
   * The bytes that signatures of the event cover: the canonical form of what redaction leaves of
   * it, without its signatures. Since version 3 their hash is the event's id.
   */
  public byte[] signedBytes() {
    return ReferenceHash.hashedBytes(version, json());
  }

  /** What remains of the event once it is redacted; it has the same id. */
  public Pdu redacted() {
    return new Pdu(version, eventId, roomId, Redactor.redact(version, json()));
  }

  private Fields fields() {
    Fields known = fields;
    if (known == null) {
      known = Fields.of(JsonReader.readOwnObject(canonicalBytes()));
      fields = known;
    }
    return known;
  }

  private List<EventId> references(String field) {
    return json().array(field).orElse(JsonArray.empty()).values().stream()
        .flatMap(reference -> EventFormat.referenced(version, reference).stream())
        .map(EventId::parse)
        .toList();
  }

  private static Optional<EventId> eventIdIfValid(String text) {
    try {
      return Optional.of(EventId.parse(text));
    } catch (InvalidIdentifierException noEventId) {
      return Optional.empty();
    }
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
    return type() + " " + eventId;
  }

  /** The tree with the fields that are asked for most. */
  private record Fields(JsonObject json, UserId sender, String type, @Nullable String stateKey) {
    static Fields of(JsonObject json) {
      return new Fields(
          json,
          UserId.parse(required(json, "sender")),
          required(json, "type"),
          json.string("state_key").orElse(null));
    }

    private static String required(JsonObject json, String field) {
      return json.string(field)
          .orElseThrow(
              () -> InvalidEventException.malformed("no text in the field '" + field + "'"));
    }
  }
}
