package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.room.Membership;
import java.util.Optional;

/** Rule 4.4 (since v12 rule 5.4): if {@code membership} is {@code invite}. */
final class InvitingRules {
  static final Rule RULES =
      Rule.inOrder(
          ThirdPartyRules.RULES,
          InvitingRules::senderIsJoined,
          InvitingRules::targetIsOutside,
          InvitingRules::senderMayInvite);

  private InvitingRules() {}

  /** 4.4.2: "If the sender's current membership state is not join, reject." */
  private static Optional<Verdict> senderIsJoined(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfSender() != Membership.JOIN,
        RuleId.INVITE_SENDER_NOT_JOINED,
        "Who invites has to be in the room");
  }

  /** 4.4.3: "If <i>target user</i>'s current membership state is join or ban, reject." */
  private static Optional<Verdict> targetIsOutside(AuthCase authCase) {
    Membership membership = authCase.membershipOfTarget();
    return Rule.rejectIf(
        membership == Membership.JOIN || membership == Membership.BAN,
        RuleId.INVITE_TARGET_JOINED_OR_BANNED,
        "Who is in the room or banned from it cannot be invited");
  }

  /** 4.4.4: "If the sender's power level is greater than or equal to the invite level, allow." */
  private static Optional<Verdict> senderMayInvite(AuthCase authCase) {
    return authCase.powerOfSender() >= authCase.powerLevels().toInvite()
        ? Rule.allow()
        : Rule.reject(RuleId.INVITE_LACKS_POWER, "The sender lacks the power to invite");
  }
}
