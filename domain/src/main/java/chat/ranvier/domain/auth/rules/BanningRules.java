package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.room.Membership;
import java.util.Optional;

/** Rule 4.6 (since v12 rule 5.6): if {@code membership} is {@code ban}. */
final class BanningRules {
  static final Rule RULES = Rule.inOrder(BanningRules::senderIsJoined, BanningRules::senderMayBan);

  private BanningRules() {}

  /** 4.6.1: "If the sender's current membership state is not join, reject." */
  private static Optional<Verdict> senderIsJoined(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfSender() != Membership.JOIN,
        RuleId.BAN_SENDER_NOT_JOINED,
        "Who bans has to be in the room");
  }

  /**
   * 4.6.2: "If the sender's power level is greater than or equal to the ban level, and the target
   * user's power level is less than the sender's power level, allow."
   */
  private static Optional<Verdict> senderMayBan(AuthCase authCase) {
    boolean may =
        authCase.powerOfSender() >= authCase.powerLevels().toBan()
            && authCase.powerOf(authCase.target()) < authCase.powerOfSender();
    return may
        ? Rule.allow()
        : Rule.reject(RuleId.BAN_LACKS_POWER, "The sender lacks the power to ban this user");
  }
}
