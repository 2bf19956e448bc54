package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Optional;

/** Rule 4 (since v12 rule 5): if type is {@code m.room.member}. */
final class MemberRules {
  private static final Rule PARAGRAPHS =
      Rule.inOrder(
          MemberRules::isComplete, MemberRules::authorisingServerSigned, MemberRules::byMembership);

  static final Rule RULES =
      authCase ->
          authCase.hasType(AuthCase.MEMBER) ? PARAGRAPHS.decide(authCase) : Rule.undecided();

  private MemberRules() {}

  /**
   * 4.1: "If there is no state_key property, or no membership property in content, reject." As
   * other servers do, one that names no user is taken for none.
   */
  private static Optional<Verdict> isComplete(AuthCase authCase) {
    Optional<UserId> user = authCase.event().stateKey().flatMap(UserId::find);
    return Rule.rejectIf(
        user.isEmpty() || !authCase.content().has("membership"),
        RuleId.MEMBER_INCOMPLETE,
        "A member event needs a user as its state key, and a membership");
  }

  /**
   * 4.2.1, since v8: "[If content has a join_authorised_via_users_server key:] If the event is not
   * validly signed by the homeserver of the user ID denoted by the key, reject."
   */
  private static Optional<Verdict> authorisingServerSigned(AuthCase authCase) {
    if (!authCase.version().has(RoomVersionRule.RESTRICTED_JOINS)
        || !authCase.content().has(MemberContent.AUTHORISED_VIA)) {
      return Rule.undecided();
    }
    boolean signed =
        authCase
            .member()
            .authorisedVia()
            .flatMap(UserId::find)
            .map(UserId::server)
            .filter(server -> authCase.eventSignatures().isSignedBy(authCase.event(), server))
            .isPresent();
    return Rule.rejectIf(
        !signed,
        RuleId.MEMBER_NOT_SIGNED_BY_AUTHORISING_SERVER,
        "The server that authorised the join has not signed it");
  }

  /** 4.3 to 4.8. */
  private static Optional<Verdict> byMembership(AuthCase authCase) {
    Optional<Membership> membership =
        authCase.member().membership().filter(known -> isKnown(known, authCase.version()));
    if (membership.isEmpty()) {
      return Rule.reject(RuleId.MEMBERSHIP_UNKNOWN, "The membership is unknown");
    }
    return switch (membership.get()) {
      case JOIN -> JoiningRules.RULES.decide(authCase);
      case INVITE -> InvitingRules.RULES.decide(authCase);
      case LEAVE -> LeavingRules.RULES.decide(authCase);
      case BAN -> BanningRules.RULES.decide(authCase);
      case KNOCK -> KnockingRules.RULES.decide(authCase);
    };
  }

  private static boolean isKnown(Membership membership, RoomVersion version) {
    return membership != Membership.KNOCK || version.has(RoomVersionRule.KNOCKING);
  }
}
