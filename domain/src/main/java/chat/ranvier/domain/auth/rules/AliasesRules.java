package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Optional;

/** Rule 4 of versions 1 to 5: if type is {@code m.room.aliases}. */
final class AliasesRules {
  private static final Rule PARAGRAPHS =
      Rule.inOrder(
          AliasesRules::hasStateKey, AliasesRules::isOfTheSendersServer, ignored -> Rule.allow());

  static final Rule RULES =
      authCase ->
          authCase.hasType(AuthCase.ALIASES)
                  && !authCase.version().has(RoomVersionRule.ALIASES_NOT_SPECIAL)
              ? PARAGRAPHS.decide(authCase)
              : Rule.undecided();

  private AliasesRules() {}

  /** 4.1: "If event has no {@code state_key}, reject." */
  private static Optional<Verdict> hasStateKey(AuthCase authCase) {
    return Rule.rejectIf(
        !authCase.event().isState(),
        RuleId.ALIASES_WITHOUT_STATE_KEY,
        "Aliases are the state of a server");
  }

  /** 4.2: "If sender's domain doesn't match {@code state_key}, reject." */
  private static Optional<Verdict> isOfTheSendersServer(AuthCase authCase) {
    return Rule.rejectIf(
        !authCase.target().equals(authCase.sender().server().value()),
        RuleId.ALIASES_OF_OTHER_SERVER,
        "The aliases are another server's");
  }
}
