package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.ThirdPartyInviteContent;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.Optional;

/** Rule 4.4.1 (since v12 rule 5.4.1): if {@code content} has {@code third_party_invite}. */
final class ThirdPartyRules {
  private static final Rule PARAGRAPHS =
      Rule.inOrder(
          ThirdPartyRules::targetIsNotBanned,
          ThirdPartyRules::hasSigned,
          ThirdPartyRules::signedIsComplete,
          ThirdPartyRules::isSignedForTheTarget,
          ThirdPartyRules::tokenIsKnown,
          ThirdPartyRules::senderIsTheSame,
          ThirdPartyRules::isSigned);

  static final Rule RULES =
      authCase ->
          authCase.content().has("third_party_invite")
              ? PARAGRAPHS.decide(authCase)
              : Rule.undecided();

  private ThirdPartyRules() {}

  /** 4.4.1.1: "If <i>target user</i> is banned, reject." */
  private static Optional<Verdict> targetIsNotBanned(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.membershipOfTarget() == Membership.BAN,
        RuleId.THIRD_PARTY_BANNED,
        "Who is banned from the room cannot be invited");
  }

  /** 4.4.1.2: "If content.third_party_invite does not have a signed property, reject." */
  private static Optional<Verdict> hasSigned(AuthCase authCase) {
    return Rule.rejectIf(
        findSigned(authCase).isEmpty(),
        RuleId.THIRD_PARTY_WITHOUT_SIGNED,
        "The third-party invite has nothing signed");
  }

  /** 4.4.1.3: "If signed does not have mxid and token properties, reject." */
  private static Optional<Verdict> signedIsComplete(AuthCase authCase) {
    JsonObject signed = signed(authCase);
    return Rule.rejectIf(
        signed.string("mxid").isEmpty() || signed.string("token").isEmpty(),
        RuleId.THIRD_PARTY_SIGNED_INCOMPLETE,
        "The third-party invite lacks its user id or its token");
  }

  /** 4.4.1.4: "If mxid does not match state_key, reject." */
  private static Optional<Verdict> isSignedForTheTarget(AuthCase authCase) {
    return Rule.rejectIf(
        !signed(authCase).string("mxid").equals(authCase.event().stateKey()),
        RuleId.THIRD_PARTY_OF_ANOTHER,
        "The third-party invite was signed for another user");
  }

  /**
   * 4.4.1.5: "If there is no m.room.third_party_invite event in the current room state with
   * state_key matching token, reject."
   */
  private static Optional<Verdict> tokenIsKnown(AuthCase authCase) {
    return Rule.rejectIf(
        findInvite(authCase).isEmpty(),
        RuleId.THIRD_PARTY_TOKEN_UNKNOWN,
        "The room knows no third-party invite of this token");
  }

  /** 4.4.1.6: "If sender does not match sender of the m.room.third_party_invite, reject." */
  private static Optional<Verdict> senderIsTheSame(AuthCase authCase) {
    return Rule.rejectIf(
        !findInvite(authCase).map(Pdu::sender).equals(Optional.of(authCase.sender())),
        RuleId.THIRD_PARTY_OTHER_SENDER,
        "The third-party invite was sent by somebody else");
  }

  /**
   * 4.4.1.7 and 8: "If any signature in signed matches any public key in the
   * m.room.third_party_invite event, allow. […] Otherwise, reject."
   */
  private static Optional<Verdict> isSigned(AuthCase authCase) {
    boolean signed =
        findInvite(authCase)
            .map(invite -> new ThirdPartyInviteContent(invite.content()))
            .filter(invite -> authCase.thirdPartySignatures().isSigned(signed(authCase), invite))
            .isPresent();
    return signed
        ? Rule.allow()
        : Rule.reject(
            RuleId.THIRD_PARTY_NOT_SIGNED, "No key of the third-party invite has signed for it");
  }

  private static Optional<JsonObject> findSigned(AuthCase authCase) {
    return authCase.member().thirdPartyInvite().flatMap(invite -> invite.object("signed"));
  }

  private static JsonObject signed(AuthCase authCase) {
    return findSigned(authCase).orElseGet(JsonObject::empty);
  }

  private static Optional<Pdu> findInvite(AuthCase authCase) {
    return authCase
        .member()
        .thirdPartyToken()
        .flatMap(token -> authCase.find(AuthCase.THIRD_PARTY_INVITE, token));
  }
}
