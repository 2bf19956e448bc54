package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.room.JoinRule;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Optional;

/** Rule 4.3 (since v12 rule 5.3): if {@code membership} is {@code join}. */
final class JoiningRules {
  static final Rule RULES =
      Rule.inOrder(
          JoiningRules::creatorComesFirst,
          JoiningRules::joinsForOneself,
          JoiningRules::isNotBanned,
          JoiningRules::byInvite,
          JoiningRules::restricted,
          JoiningRules::inPublic,
          ignored ->
              Rule.reject(RuleId.JOIN_NOT_PERMITTED, "The join rule does not let the user in"));

  private JoiningRules() {}

  /**
   * 4.3.1: "If the only previous event is an m.room.create and the state_key is the sender of the
   * m.room.create, allow." Until v10 it is the creator named in the content.
   */
  private static Optional<Verdict> creatorComesFirst(AuthCase authCase) {
    Pdu create = authCase.create();
    return Rule.allowIf(
        isFirst(authCase, create) && creator(create).equals(Optional.of(authCase.target())));
  }

  private static boolean isFirst(AuthCase authCase, Pdu create) {
    return authCase.event().prevEvents().equals(List.of(create.eventId()));
  }

  private static Optional<String> creator(Pdu create) {
    return create.version().creatorInContent()
        ? new CreateContent(create.content()).creator()
        : Optional.of(create.sender().value());
  }

  /** 4.3.2: "If the sender does not match state_key, reject." */
  private static Optional<Verdict> joinsForOneself(AuthCase authCase) {
    return Rule.rejectIf(
        !authCase.isAboutSender(), RuleId.JOIN_OF_ANOTHER, "Nobody joins for somebody else");
  }

  /** 4.3.3: "If the sender is banned, reject." */
  private static Optional<Verdict> isNotBanned(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfSender() == Membership.BAN,
        RuleId.JOIN_BANNED,
        "The user is banned from the room");
  }

  /**
   * 4.3.4: "If the join_rule is invite or knock then allow if membership […] is invite or join."
   */
  private static Optional<Verdict> byInvite(AuthCase authCase) {
    return Rule.allowIf(
        authCase
                .joinRule()
                .filter(rule -> rule == JoinRule.INVITE || rule == JoinRule.KNOCK)
                .isPresent()
            && isJoinedOrInvited(authCase));
  }

  /** 4.3.5, since v8, with {@code knock_restricted} since v10. */
  private static Optional<Verdict> restricted(AuthCase authCase) {
    if (authCase.joinRule().filter(JoinRule::isRestricted).isEmpty()) {
      return Rule.undecided();
    } else if (isJoinedOrInvited(authCase) || isAuthorised(authCase)) {
      return Rule.allow();
    }
    return Rule.reject(
        RuleId.JOIN_NOT_AUTHORISED, "No member who may invite has authorised the join");
  }

  /**
   * 4.3.5.2: "If the join_authorised_via_users_server key in content is not a user with sufficient
   * permission to invite other users or is not a joined member of the room, reject."
   */
  private static boolean isAuthorised(AuthCase authCase) {
    return authCase
        .member()
        .authorisedVia()
        .filter(user -> authCase.membershipOf(user) == Membership.JOIN)
        .filter(user -> authCase.powerOf(user) >= authCase.powerLevels().toInvite())
        .isPresent();
  }

  /** 4.3.6: "If the join_rule is public, allow." */
  private static Optional<Verdict> inPublic(AuthCase authCase) {
    return Rule.allowIf(authCase.joinRule().equals(Optional.of(JoinRule.PUBLIC)));
  }

  private static boolean isJoinedOrInvited(AuthCase authCase) {
    Membership membership = authCase.membershipOfSender();
    return membership == Membership.JOIN || membership == Membership.INVITE;
  }
}
