package chat.ranvier.domain.redaction;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;

/**
 * The redaction of events: it keeps what the protocol itself needs and nothing else.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Redactions</a>
 */
public final class Redactor {
  private Redactor() {}

  /** What remains of the event once it is redacted; {@code unsigned} does not. */
  public static JsonObject redact(RoomVersion version, JsonObject event) {
    return RedactionRules.of(version).redact(event);
  }
}
