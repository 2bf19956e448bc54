package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 4.1 to 4.3 of versions 10 and 11, which are 5.1 to 5.3 of version 12. */
final class JoiningRulesTest {
  private static final JsonObject JOIN = JsonObject.of("membership", "join");

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aMemberEventNeedsAStateKeyAndAMembership(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("public");
    Pdu join = room.member(CAROL, CAROL, "join");
    assertRejected(
        room.judge(room.changed(join, json -> json.without("state_key"))),
        RuleId.MEMBER_INCOMPLETE);
    assertRejected(
        room.judge(room.member(CAROL, CAROL, JsonObject.empty())), RuleId.MEMBER_INCOMPLETE);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void anUnknownMembershipIsNone(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertRejected(room.judge(room.member(BOB, BOB, "asleep")), RuleId.MEMBERSHIP_UNKNOWN);
    JsonObject number = JsonObject.of("membership", new JsonInteger(1));
    assertRejected(room.judge(room.member(BOB, BOB, number)), RuleId.MEMBERSHIP_UNKNOWN);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void theCreatorJoinsFirst(RoomVersion version) {
    TestRoom room = newRoom(version);
    Pdu join = room.member(ALICE, ALICE, "join");
    assertAllowed(room.judge(room.following(join, room.create().eventId())));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void theCreatorJoinsFirstOrNotAtAll(RoomVersion version) {
    TestRoom room = newRoom(version);
    Pdu join = room.member(ALICE, ALICE, "join");
    EventId later = EventId.parse("$later");
    assertRejected(room.judge(room.following(join, later)), RuleId.JOIN_NOT_PERMITTED);
    assertRejected(
        room.judge(room.following(join, room.create().eventId(), later)),
        RuleId.JOIN_NOT_PERMITTED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void nobodyButTheCreatorJoinsFirst(RoomVersion version) {
    TestRoom room = newRoom(version);
    Pdu join = room.member(CAROL, CAROL, "join");
    assertRejected(
        room.judge(room.following(join, room.create().eventId())), RuleId.JOIN_NOT_PERMITTED);
  }

  @Test
  void theCreatorIsWhomTheContentNamesUntil10AndTheSenderSince11() {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      TestRoom room =
          new TestRoom(version, content -> content.with("creator", CAROL.value()))
              .without(new StateSlot("m.room.member", ALICE.value()));
      Pdu join = room.member(CAROL, CAROL, "join");
      Verdict verdict = room.judge(room.following(join, room.create().eventId()));
      if (version.creatorInContent()) {
        assertAllowed(verdict);
      } else {
        assertRejected(verdict, RuleId.JOIN_NOT_PERMITTED);
      }
    }
  }

  private static TestRoom newRoom(RoomVersion version) {
    return new TestRoom(version)
        .without(new StateSlot("m.room.member", ALICE.value()))
        .without(new StateSlot("m.room.member", BOB.value()))
        .without(StateSlot.of("m.room.join_rules"));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void nobodyJoinsForSomebodyElse(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("public");
    assertRejected(room.judge(room.member(ALICE, CAROL, "join")), RuleId.JOIN_OF_ANOTHER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aBannedUserStaysOutside(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("public").membership(CAROL, "ban");
    assertRejected(room.judge(room.member(CAROL, CAROL, "join")), RuleId.JOIN_BANNED);
  }

  static Stream<Arguments> joinRulesByMembership() {
    return Stream.of(
        Arguments.of("public", "leave", true),
        Arguments.of("public", "invite", true),
        Arguments.of("public", "knock", true),
        Arguments.of("invite", "join", true),
        Arguments.of("invite", "invite", true),
        Arguments.of("invite", "leave", false),
        Arguments.of("invite", "knock", false),
        Arguments.of("knock", "join", true),
        Arguments.of("knock", "invite", true),
        Arguments.of("knock", "knock", false),
        Arguments.of("knock", "leave", false),
        Arguments.of("restricted", "join", true),
        Arguments.of("restricted", "invite", true),
        Arguments.of("knock_restricted", "join", true),
        Arguments.of("knock_restricted", "invite", true),
        Arguments.of("private", "invite", false),
        Arguments.of("org.example.friends", "invite", false));
  }

  @ParameterizedTest
  @MethodSource("joinRulesByMembership")
  void theJoinRuleLetsIn(String joinRule, String membership, boolean allowed) {
    for (RoomVersion version : versionsThatKnow(joinRule)) {
      TestRoom room = new TestRoom(version).joinRule(joinRule).membership(CAROL, membership);
      Verdict verdict = room.judge(room.member(CAROL, CAROL, "join"));
      if (allowed) {
        assertAllowed(verdict);
      } else {
        assertRejected(verdict, RuleId.JOIN_NOT_PERMITTED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"knock", "restricted", "knock_restricted"})
  void aJoinRuleThatTheVersionDoesNotKnowLetsNobodyIn(String joinRule) {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      if (!versionsThatKnow(joinRule).contains(version)) {
        TestRoom room = new TestRoom(version).joinRule(joinRule).membership(CAROL, "invite");
        assertRejected(room.judge(room.member(CAROL, CAROL, "join")), RuleId.JOIN_NOT_PERMITTED);
      }
    }
  }

  private static List<RoomVersion> versionsThatKnow(String joinRule) {
    return switch (joinRule) {
      case "knock" -> VerdictAssertions.SINCE_7;
      case "restricted" -> VerdictAssertions.SINCE_8;
      case "knock_restricted" -> VerdictAssertions.SINCE_10;
      default -> VerdictAssertions.VERSIONS;
    };
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aRoomWithoutJoinRulesIsByInvite(RoomVersion version) {
    TestRoom room = new TestRoom(version).without(StateSlot.of("m.room.join_rules"));
    assertRejected(room.judge(room.member(CAROL, CAROL, "join")), RuleId.JOIN_NOT_PERMITTED);
    room.membership(CAROL, "invite");
    assertAllowed(room.judge(room.member(CAROL, CAROL, "join")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"restricted", "knock_restricted"})
  void aRestrictedRoomLetsInWhomAMemberWithThePowerToInviteAuthorised(String joinRule) {
    for (RoomVersion version : VerdictAssertions.SINCE_10) {
      TestRoom room = new TestRoom(version).joinRule(joinRule);
      assertAllowed(room.judge(room.member(CAROL, CAROL, authorisedVia(BOB.value()))));
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_8")
  void aRestrictedJoinNeedsAnAuthoriser(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("restricted");
    assertRejected(room.judge(room.member(CAROL, CAROL, "join")), RuleId.JOIN_NOT_AUTHORISED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_8")
  void theAuthoriserIsInTheRoom(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("restricted").membership(BOB, "leave");
    assertRejected(
        room.judge(room.member(CAROL, CAROL, authorisedVia(BOB.value()))),
        RuleId.JOIN_NOT_AUTHORISED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_8")
  void theAuthoriserMayInvite(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("restricted");
    room.powerLevels(JsonObject.builder().put("invite", 1).build());
    assertRejected(
        room.judge(room.member(CAROL, CAROL, authorisedVia(BOB.value()))),
        RuleId.JOIN_NOT_AUTHORISED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_8")
  void theAuthorisersServerHasSigned(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("public").unsignedByServers();
    assertRejected(
        room.judge(room.member(CAROL, CAROL, authorisedVia(BOB.value()))),
        RuleId.MEMBER_NOT_SIGNED_BY_AUTHORISING_SERVER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_8")
  void anAuthoriserThatIsNoUserHasNotSigned(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("public");
    JsonObject number = JOIN.with(MemberContent.AUTHORISED_VIA, new JsonInteger(1));
    for (JsonObject content : new JsonObject[] {authorisedVia("bob"), number}) {
      assertRejected(
          room.judge(room.member(CAROL, CAROL, content)),
          RuleId.MEMBER_NOT_SIGNED_BY_AUTHORISING_SERVER);
    }
  }

  private static JsonObject authorisedVia(String user) {
    return JOIN.with(MemberContent.AUTHORISED_VIA, user);
  }
}
