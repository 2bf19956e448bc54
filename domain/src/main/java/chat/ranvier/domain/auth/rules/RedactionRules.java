package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Optional;

/** Rule 11 of versions 1 and 2: if type is {@code m.room.redaction}. */
final class RedactionRules {
  static final Rule RULES =
      authCase ->
          authCase.hasType(AuthCase.REDACTION)
                  && !authCase.version().has(RoomVersionRule.REDACTIONS_ALWAYS_AUTHORISED)
              ? decide(authCase)
              : Rule.undecided();

  private RedactionRules() {}

  /**
   * 11.1: "If the sender's power level is greater than or equal to the <i>redact level</i>, allow."
   * 11.2: "If the domain of the event_id of the event being redacted is the same as the domain of
   * the event_id of the m.room.redaction, allow." 11.3: "Otherwise, reject."
   */
  private static Optional<Verdict> decide(AuthCase authCase) {
    return authCase.powerOfSender() >= authCase.powerLevels().toRedact() || isOfOneServer(authCase)
        ? Rule.allow()
        : Rule.reject(
            RuleId.REDACTION_LACKS_POWER, "The sender lacks the power to redact events of others");
  }

  private static boolean isOfOneServer(AuthCase authCase) {
    Optional<ServerName> target = authCase.event().redacts().flatMap(EventId::server);
    return target.isPresent() && target.equals(authCase.event().eventId().server());
  }
}
