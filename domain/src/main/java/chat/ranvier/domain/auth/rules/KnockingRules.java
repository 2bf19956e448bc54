package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.room.JoinRule;
import java.util.Optional;

/** Rule 4.7, since v7 (since v12 rule 5.7): if {@code membership} is {@code knock}. */
final class KnockingRules {
  static final Rule RULES =
      Rule.inOrder(
          KnockingRules::roomAdmitsKnocks,
          KnockingRules::knocksForOneself,
          KnockingRules::senderIsOutside);

  private KnockingRules() {}

  /** 4.7.1: "If the join_rule is anything other than knock or knock_restricted, reject." */
  private static Optional<Verdict> roomAdmitsKnocks(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.joinRule().filter(JoinRule::admitsKnocks).isEmpty(),
        RuleId.KNOCK_NOT_ADMITTED,
        "The join rule admits no knocks");
  }

  /** 4.7.2: "If sender does not match state_key, reject." */
  private static Optional<Verdict> knocksForOneself(AuthCase authCase) {
    return Rule.rejectIf(
        !authCase.isAboutSender(), RuleId.KNOCK_OF_ANOTHER, "Nobody knocks for somebody else");
  }

  /** 4.7.3: "If the sender's current membership is not ban, invite, or join, allow." */
  private static Optional<Verdict> senderIsOutside(AuthCase authCase) {
    return switch (authCase.membershipOfSender()) {
      case LEAVE, KNOCK -> Rule.allow();
      case BAN, INVITE, JOIN ->
          Rule.reject(
              RuleId.KNOCK_JOINED_INVITED_OR_BANNED,
              "Who is in the room, invited or banned does not knock");
    };
  }
}
