package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 4.5 to 4.7 of versions 10 and 11, which are 5.5 to 5.7 of version 12. */
final class LeavingRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"join", "invite"})
  void whoIsThereMayGo(String membership) {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      TestRoom room = new TestRoom(version).membership(CAROL, membership);
      assertAllowed(room.judge(room.member(CAROL, CAROL, "leave")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"leave", "ban"})
  void whoIsNotThereCannotGo(String membership) {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      TestRoom room = new TestRoom(version).membership(CAROL, membership);
      assertRejected(room.judge(room.member(CAROL, CAROL, "leave")), RuleId.LEAVE_NOT_THERE);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoKicksIsInTheRoom(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(CAROL, 100);
    assertRejected(room.judge(room.member(CAROL, BOB, "leave")), RuleId.KICK_SENDER_NOT_JOINED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aKickNeedsPower(RoomVersion version) {
    TestRoom room = new TestRoom(version).membership(CAROL, "join").power(BOB, 49);
    assertRejected(room.judge(room.member(BOB, CAROL, "leave")), RuleId.KICK_LACKS_POWER);
    assertAllowed(room.power(BOB, 50).judge(room.member(BOB, CAROL, "leave")));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aKickNeedsMorePowerThanItsTargetHas(RoomVersion version) {
    TestRoom room = new TestRoom(version).membership(CAROL, "join");
    room.powerLevels(users(Map.of(BOB.value(), 50L, CAROL.value(), 50L)));
    assertRejected(room.judge(room.member(BOB, CAROL, "leave")), RuleId.KICK_LACKS_POWER);
    assertRejected(room.judge(room.member(BOB, CAROL, "ban")), RuleId.BAN_LACKS_POWER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void anInviteIsTakenBackAsAKick(RoomVersion version) {
    TestRoom room = new TestRoom(version).membership(CAROL, "invite").power(BOB, 50);
    assertAllowed(room.judge(room.member(BOB, CAROL, "leave")));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void anUnbanNeedsThePowerToBan(RoomVersion version) {
    TestRoom room = new TestRoom(version).membership(CAROL, "ban");
    JsonObject levels = users(Map.of(BOB.value(), 50L));
    room.powerLevels(levels.with("ban", new JsonInteger(51)));
    assertRejected(room.judge(room.member(BOB, CAROL, "leave")), RuleId.UNBAN_LACKS_POWER);
    assertAllowed(room.powerLevels(levels).judge(room.member(BOB, CAROL, "leave")));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoBansIsInTheRoom(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(CAROL, 100);
    assertRejected(room.judge(room.member(CAROL, BOB, "ban")), RuleId.BAN_SENDER_NOT_JOINED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aBanNeedsPower(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(BOB, 49);
    assertRejected(room.judge(room.member(BOB, CAROL, "ban")), RuleId.BAN_LACKS_POWER);
    assertAllowed(room.power(BOB, 50).judge(room.member(BOB, CAROL, "ban")));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoIsBannedOrKickedIsAUser(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(BOB, 50);
    for (String membership : List.of("ban", "leave", "invite", "join")) {
      JsonObject content = JsonObject.of("membership", membership);
      for (String nobody : List.of("nobody", "", "@nobody", "@nobody:not a server")) {
        assertRejected(
            room.judge(room.state(BOB, "m.room.member", nobody, content)),
            RuleId.MEMBER_INCOMPLETE);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoKnockedMayTakeItBackWhereThereIsKnocking(RoomVersion version) {
    TestRoom room = new TestRoom(version).membership(CAROL, "knock");
    Verdict verdict = room.judge(room.member(CAROL, CAROL, "leave"));
    if (VerdictAssertions.SINCE_7.contains(version)) {
      assertAllowed(verdict);
    } else {
      assertRejected(verdict, RuleId.LEAVE_NOT_THERE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"knock", "knock_restricted"})
  void aRoomMayAdmitKnocks(String joinRule) {
    for (RoomVersion version : VerdictAssertions.SINCE_10) {
      TestRoom room = new TestRoom(version).joinRule(joinRule);
      assertAllowed(room.judge(room.member(CAROL, CAROL, "knock")));
      room.membership(CAROL, "knock");
      assertAllowed(room.judge(room.member(CAROL, CAROL, "knock")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "invite", "restricted", "private"})
  void otherRoomsAdmitNoKnocks(String joinRule) {
    for (RoomVersion version : VerdictAssertions.SINCE_7) {
      TestRoom room = new TestRoom(version).joinRule(joinRule);
      assertRejected(room.judge(room.member(CAROL, CAROL, "knock")), RuleId.KNOCK_NOT_ADMITTED);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_7")
  void nobodyKnocksForSomebodyElse(RoomVersion version) {
    TestRoom room = new TestRoom(version).joinRule("knock");
    assertRejected(room.judge(room.member(ALICE, CAROL, "knock")), RuleId.KNOCK_OF_ANOTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"join", "invite", "ban"})
  void whoIsInvitedInsideOrBannedDoesNotKnock(String membership) {
    for (RoomVersion version : VerdictAssertions.SINCE_7) {
      TestRoom room = new TestRoom(version).joinRule("knock").membership(CAROL, membership);
      assertRejected(
          room.judge(room.member(CAROL, CAROL, "knock")), RuleId.KNOCK_JOINED_INVITED_OR_BANNED);
    }
  }

  @Test
  void aCreatorIsAboveEveryLevelSince12AndNotBefore() {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      TestRoom room = new TestRoom(version).power(BOB, 100);
      Verdict creatorKicks = room.judge(room.member(ALICE, BOB, "leave"));
      Verdict creatorIsKicked = room.judge(room.member(BOB, ALICE, "leave"));
      if (version.privilegedCreators()) {
        assertAllowed(creatorKicks);
        assertRejected(creatorIsKicked, RuleId.KICK_LACKS_POWER);
      } else {
        assertRejected(creatorKicks, RuleId.KICK_LACKS_POWER);
        assertAllowed(creatorIsKicked);
      }
    }
  }

  private static JsonObject users(Map<String, Long> levels) {
    return JsonObject.of("users", TestRoom.levels(levels));
  }
}
