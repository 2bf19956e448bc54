package chat.ranvier.domain.redaction;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Optional;

/**
 * The redaction of events: it keeps what the protocol itself needs and nothing else.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Redactions</a>
 */
public final class Redactor {
  private static final Optional<String> CREATE = Optional.of("m.room.create");

  private Redactor() {}

  /**
   * What remains of the event once it is redacted; {@code unsigned} does not, nor, since version
   * 12, a {@code room_id} of the create event: the room's id is the hash of what remains.
   */
  public static JsonObject redact(RoomVersion version, JsonObject event) {
    JsonObject redacted = RedactionRules.of(version).redact(event);
    return version.createEventIsRoomId() && event.string("type").equals(CREATE)
        ? redacted.without("room_id")
        : redacted;
  }
}
