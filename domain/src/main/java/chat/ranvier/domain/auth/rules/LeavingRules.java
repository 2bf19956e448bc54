package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Optional;

/** Rule 4.5 (since v12 rule 5.5): if {@code membership} is {@code leave}. */
final class LeavingRules {
  static final Rule RULES =
      Rule.inOrder(
          LeavingRules::goesByOneself,
          LeavingRules::senderIsJoined,
          LeavingRules::senderMayUnban,
          LeavingRules::senderMayKick);

  private LeavingRules() {}

  /**
   * 4.5.1: "If the sender matches state_key, allow if and only if that user's current membership
   * state is invite, join, or knock." Versions before 7 do not know of knocking.
   */
  private static Optional<Verdict> goesByOneself(AuthCase authCase) {
    if (!authCase.isAboutSender()) {
      return Rule.undecided();
    }
    return switch (authCase.membershipOfSender()) {
      case INVITE, JOIN -> Rule.allow();
      case KNOCK -> authCase.version().has(RoomVersionRule.KNOCKING) ? Rule.allow() : isNotThere();
      case LEAVE, BAN -> isNotThere();
    };
  }

  private static Optional<Verdict> isNotThere() {
    return Rule.reject(RuleId.LEAVE_NOT_THERE, "The user is neither in the room nor before it");
  }

  /** 4.5.2: "If the sender's current membership state is not join, reject." */
  private static Optional<Verdict> senderIsJoined(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfSender() != Membership.JOIN,
        RuleId.KICK_SENDER_NOT_JOINED,
        "Who kicks or unbans has to be in the room");
  }

  /**
   * 4.5.3: "If the target user's current membership state is ban, and the sender's power level is
   * less than the ban level, reject."
   */
  private static Optional<Verdict> senderMayUnban(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfTarget() == Membership.BAN
            && authCase.powerOfSender() < authCase.powerLevels().toBan(),
        RuleId.UNBAN_LACKS_POWER,
        "The sender lacks the power to unban");
  }

  /**
   * 4.5.4: "If the sender's power level is greater than or equal to the kick level, and the target
   * user's power level is less than the sender's power level, allow."
   */
  private static Optional<Verdict> senderMayKick(AuthCase authCase) {
    boolean may =
        authCase.powerOfSender() >= authCase.powerLevels().toKick()
            && authCase.powerOf(authCase.target()) < authCase.powerOfSender();
    return may
        ? Rule.allow()
        : Rule.reject(RuleId.KICK_LACKS_POWER, "The sender lacks the power to kick this user");
  }
}
