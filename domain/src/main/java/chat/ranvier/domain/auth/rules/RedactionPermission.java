package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersionRule;

/**
 * Whether a redaction takes effect; the authorisation rules themselves let it through since room
 * version 3.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#handling-redactions">Handling
 *     redactions</a>
 */
public final class RedactionPermission {
  private RedactionPermission() {}

  /**
   * Whether a server applies the redaction: "the power level of the redaction event's sender is
   * greater than or equal to the <i>redact level</i>", or "the domain of the redaction event's
   * sender matches that of the original event's sender".
   */
  public static boolean isApplied(PowerLevels powerLevels, UserId redactor, UserId author) {
    return hasThePower(powerLevels, redactor) || redactor.server().equals(author.server());
  }

  /**
   * Whether a server applies this redaction, which is authorised, to this event: those of another
   * room never are; in the versions 1 and 2 the authorisation rules have seen to the rest.
   *
   * @param powerLevels who has how much power where the redaction stands
   */
  public static boolean isApplied(PowerLevels powerLevels, Pdu redaction, Pdu target) {
    return redaction.roomId().equals(target.roomId())
        && (!redaction.version().has(RoomVersionRule.REDACTIONS_ALWAYS_AUTHORISED)
            || isApplied(powerLevels, redaction.sender(), target.sender()));
  }

  /**
   * Whether the redactor's own server should let the redaction be sent: with the power to redact
   * what others sent, or for what the redactor has sent. Other servers take our word for it that
   * one of our users may redact what another of them sent; this is where we keep it.
   */
  public static boolean mayRedact(PowerLevels powerLevels, UserId redactor, UserId author) {
    return hasThePower(powerLevels, redactor) || redactor.equals(author);
  }

  private static boolean hasThePower(PowerLevels powerLevels, UserId redactor) {
    return powerLevels.ofUser(redactor) >= powerLevels.toRedact();
  }
}
