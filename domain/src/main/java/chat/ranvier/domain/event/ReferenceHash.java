package chat.ranvier.domain.event;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.redaction.Redactor;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.signing.UnpaddedBase64;

/**
 * The hash over what redaction leaves of an event, which names it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#calculating-the-reference-hash-for-an-event">Calculating
 *     the reference hash for an event</a>
 */
public final class ReferenceHash {
  private ReferenceHash() {}

  /** The SHA-256 of the redacted event without {@code unsigned} and {@code signatures}. */
  public static byte[] of(RoomVersion version, JsonObject event) {
    return Sha256.of(hashedBytes(version, event));
  }

  /** The bytes that the hash covers, which are those that signatures of the event cover too. */
  static byte[] hashedBytes(RoomVersion version, JsonObject event) {
    return JsonWriter.toBytes(
        Redactor.redact(version, event).without("unsigned").without("signatures"));
  }

  /**
   * The id of the event.
   *
   * @throws IllegalArgumentException in the versions 1 and 2, where ids are no hashes
   */
  public static EventId eventId(RoomVersion version, JsonObject event) {
    return eventId(version, of(version, event));
  }

  static EventId eventId(RoomVersion version, byte[] hash) {
    if (!version.has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      throw new IllegalArgumentException("event ids of room version " + version + " are no hashes");
    }
    return new EventId(
        version.has(RoomVersionRule.URL_SAFE_EVENT_ID)
            ? "$" + UnpaddedBase64.encodeUrlSafe(hash)
            : "$" + UnpaddedBase64.encode(hash));
  }
}
