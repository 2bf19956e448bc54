package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 4.4 of versions 10 and 11, which is 5.4 of version 12. */
final class InvitingRulesTest {
  private static final JsonObject SIGNED =
      JsonObject.of("mxid", CAROL.value())
          .with("token", "token")
          .with(
              "signatures",
              JsonObject.of("id.example", JsonObject.of("ed25519:0", "c2lnbmF0dXJl")));

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aMemberMayInvite(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertAllowed(room.judge(room.member(BOB, CAROL, "invite")));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoKnocksOrHasLeftMayBeInvited(RoomVersion version) {
    for (String membership : new String[] {"knock", "leave", "invite"}) {
      TestRoom room = new TestRoom(version).membership(CAROL, membership);
      assertAllowed(room.judge(room.member(BOB, CAROL, "invite")));
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoInvitesIsInTheRoom(RoomVersion version) {
    TestRoom room = new TestRoom(version).membership(BOB, "leave");
    assertRejected(room.judge(room.member(BOB, CAROL, "invite")), RuleId.INVITE_SENDER_NOT_JOINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"join", "ban"})
  void whoIsInTheRoomOrBannedIsNotInvited(String membership) {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      TestRoom room = new TestRoom(version).membership(CAROL, membership);
      assertRejected(
          room.judge(room.member(BOB, CAROL, "invite")), RuleId.INVITE_TARGET_JOINED_OR_BANNED);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void anInviteNeedsPower(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    room.powerLevels(JsonObject.builder().put("invite", 50).build());
    assertRejected(room.judge(room.member(BOB, CAROL, "invite")), RuleId.INVITE_LACKS_POWER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteIsRedeemed(RoomVersion version) {
    assertAllowed(redeem(roomWithInvite(version), SIGNED));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteIsRedeemedByAnyOfItsKeys(RoomVersion version) {
    JsonObject key = JsonObject.of("public_key", "a2V5");
    TestRoom room = new TestRoom(version);
    room.put(thirdPartyInvite(room, JsonObject.of("public_keys", JsonArray.of(key))));
    assertAllowed(redeem(room, SIGNED));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteDoesNotOvercomeABan(RoomVersion version) {
    TestRoom room = roomWithInvite(version).membership(CAROL, "ban");
    assertRejected(redeem(room, SIGNED), RuleId.THIRD_PARTY_BANNED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteIsSigned(RoomVersion version) {
    TestRoom room = roomWithInvite(version);
    JsonObject content = JsonObject.of("membership", "invite");
    assertRejected(
        room.judge(room.member(BOB, CAROL, content.with("third_party_invite", JsonObject.empty()))),
        RuleId.THIRD_PARTY_WITHOUT_SIGNED);
    assertRejected(
        room.judge(room.member(BOB, CAROL, content.with("third_party_invite", "yes"))),
        RuleId.THIRD_PARTY_WITHOUT_SIGNED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whatIsSignedNamesUserAndToken(RoomVersion version) {
    TestRoom room = roomWithInvite(version);
    assertRejected(redeem(room, SIGNED.without("mxid")), RuleId.THIRD_PARTY_SIGNED_INCOMPLETE);
    assertRejected(redeem(room, SIGNED.without("token")), RuleId.THIRD_PARTY_SIGNED_INCOMPLETE);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteIsNotForAnotherUser(RoomVersion version) {
    assertRejected(
        redeem(roomWithInvite(version), SIGNED.with("mxid", "@dan:d.example")),
        RuleId.THIRD_PARTY_OF_ANOTHER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void theRoomKnowsTheToken(RoomVersion version) {
    assertRejected(
        redeem(roomWithInvite(version), SIGNED.with("token", "other")),
        RuleId.THIRD_PARTY_TOKEN_UNKNOWN);
    TestRoom without =
        roomWithInvite(version).without(new StateSlot("m.room.third_party_invite", "token"));
    assertRejected(redeem(without, SIGNED), RuleId.THIRD_PARTY_TOKEN_UNKNOWN);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void onlyWhoSentTheThirdPartyInviteRedeemsIt(RoomVersion version) {
    TestRoom room = roomWithInvite(version);
    assertRejected(
        room.judge(room.member(ALICE, CAROL, invite(SIGNED))), RuleId.THIRD_PARTY_OTHER_SENDER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aSignatureByAnotherKeyRedeemsNothing(RoomVersion version) {
    assertRejected(
        redeem(roomWithInvite(version).unsignedByThirdParties(), SIGNED),
        RuleId.THIRD_PARTY_NOT_SIGNED);
    assertRejected(
        redeem(roomWithInvite(version), SIGNED.without("signatures")),
        RuleId.THIRD_PARTY_NOT_SIGNED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteWithoutKeysRedeemsNothing(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    room.put(thirdPartyInvite(room, JsonObject.empty()));
    assertRejected(redeem(room, SIGNED), RuleId.THIRD_PARTY_NOT_SIGNED);
  }

  private static Verdict redeem(TestRoom room, JsonObject signed) {
    return room.judge(room.member(BOB, CAROL, invite(signed)));
  }

  private static JsonObject invite(JsonObject signed) {
    return JsonObject.of("membership", "invite")
        .with("third_party_invite", JsonObject.of("signed", signed));
  }

  private static TestRoom roomWithInvite(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    return room.put(thirdPartyInvite(room, JsonObject.of("public_key", "a2V5")));
  }

  private static Pdu thirdPartyInvite(TestRoom room, JsonObject content) {
    return room.state(BOB, "m.room.third_party_invite", "token", content);
  }
}
