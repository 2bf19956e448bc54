package chat.ranvier.domain.auth.signature;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.time.Duration;

/**
 * When the key of a signature must have been valid.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v5/#signing-key-validity-period">Signing key
 *     validity period</a>
 */
public sealed interface KeyValidity {
  /** The longest that a server's word on its key is taken for, counted from now. */
  Duration LONGEST = Duration.ofDays(7);

  /** At some time: until version 4 any key counts that was ever the server's. */
  record AnyTime() implements KeyValidity {}

  /**
   * When the event was sent, since version 5.
   *
   * @param timestamp what the event says of it, in milliseconds since 1970
   */
  record At(long timestamp) implements KeyValidity {}

  /** When the keys that sign the event must have been valid. */
  static KeyValidity of(Pdu event) {
    return event.version().has(RoomVersionRule.SIGNING_KEY_VALIDITY)
        ? new At(event.originServerTs())
        : new AnyTime();
  }

  /**
   * Whether a key counts whose server says it valid until then.
   *
   * @param validUntil the server's word, in milliseconds since 1970; of an old key, its end
   * @param now the present, in milliseconds since 1970
   */
  default boolean isMetBy(long validUntil, long now) {
    return switch (this) {
      case AnyTime ignored -> true;
      case At at -> at.timestamp <= Math.min(validUntil, now + LONGEST.toMillis());
    };
  }
}
