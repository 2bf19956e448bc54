package chat.ranvier.domain.event;

import chat.ranvier.domain.event.InvalidEventException.Kind;
import chat.ranvier.domain.json.CanonicalJson;
import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;

/** Which numbers events may hold: since room version 6 those of canonical JSON, before any. */
final class EventNumbers {
  private EventNumbers() {}

  /**
   * The JSON in the form that is hashed and signed in rooms of this version.
   *
   * @throws InvalidEventException where it has none
   */
  static JsonObject canonical(RoomVersion version, JsonObject json) {
    try {
      if (!version.has(RoomVersionRule.STRICT_CANONICAL_JSON)) {
        return CanonicalJson.lenient(json);
      }
      CanonicalJson.check(json);
      return json;
    } catch (InvalidJsonException e) {
      throw new InvalidEventException(Kind.MALFORMED, "not canonical: " + e.getMessage());
    }
  }
}
