package chat.ranvier.domain.event;

import chat.ranvier.domain.event.InvalidEventException.Kind;
import chat.ranvier.domain.json.Utf8;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;

/**
 * How large an event may be; how deeply its JSON nests is limited by the reader of JSON.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#size-limits">Size limits</a>
 */
public final class EventLimits {
  /** The most bytes of an event's canonical form, signatures included. */
  public static final int MAX_BYTES = 65_536;

  /** The most bytes of a type, a state key or an identifier. */
  public static final int MAX_FIELD_BYTES = 255;

  /** The most events that an event follows on. */
  public static final int MAX_PREV_EVENTS = 20;

  /** The most events that authorise an event. */
  public static final int MAX_AUTH_EVENTS = 10;

  /** The greatest depth since room version 6; a deeper room stays at it. */
  public static final long MAX_DEPTH = (1L << 53) - 1;

  /**
   * The deepest nesting of an event's JSON that is read from another server. The specification
   * names none; it is what those servers read that bound it at all, so that all drop the same
   * events.
   */
  public static final int MAX_LEVELS = 127;

  private EventLimits() {}

  /** The greatest depth in rooms of this version: until 5, the greatest integer of 64 bits. */
  public static long maxDepth(RoomVersion version) {
    return version.has(RoomVersionRule.STRICT_CANONICAL_JSON) ? MAX_DEPTH : Long.MAX_VALUE;
  }

  static void checkField(String field, String text) {
    if (Utf8.isLongerThan(MAX_FIELD_BYTES, text)) {
      throw new InvalidEventException(
          Kind.FIELD_TOO_LONG, "'" + field + "' is longer than " + MAX_FIELD_BYTES + " bytes");
    }
  }

  static void checkWhole(byte[] canonical) {
    if (canonical.length > MAX_BYTES) {
      throw new InvalidEventException(
          Kind.TOO_LARGE, "the event is longer than " + MAX_BYTES + " bytes");
    }
  }

  static void checkReferences(int prevEvents, int authEvents) {
    if (prevEvents > MAX_PREV_EVENTS) {
      throw InvalidEventException.malformed("more than " + MAX_PREV_EVENTS + " 'prev_events'");
    }
    if (authEvents > MAX_AUTH_EVENTS) {
      throw InvalidEventException.malformed("more than " + MAX_AUTH_EVENTS + " 'auth_events'");
    }
  }
}
