package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * CVE-2025-49090: creators lost their rooms and room ids were forged. Since version 12 a creator's
 * power is out of reach and a room is named by its create event; here Alice and Bob are creators.
 */
final class PrivilegedCreatorsTest {
  private static final long HIGHEST = (1L << 53) - 1;

  @Test
  void cve202549090NobodyDemotesACreator() {
    TestRoom room = newRoom().membership(CAROL, "join").power(CAROL, HIGHEST);
    JsonObject demotion = users(Map.of(CAROL.value(), HIGHEST, ALICE.value(), 0L));
    assertRejected(
        room.judge(room.state(CAROL, "m.room.power_levels", "", demotion)),
        RuleId.POWER_LEVELS_NAME_CREATOR);
  }

  @Test
  void cve202549090NobodyKicksOrBansACreator() {
    TestRoom room = newRoom().membership(CAROL, "join").power(CAROL, HIGHEST);
    assertRejected(room.judge(room.member(CAROL, ALICE, "leave")), RuleId.KICK_LACKS_POWER);
    assertRejected(room.judge(room.member(CAROL, BOB, "ban")), RuleId.BAN_LACKS_POWER);
  }

  @Test
  void cve202549090NotEvenAnotherCreatorDoes() {
    TestRoom room = newRoom();
    assertRejected(room.judge(room.member(BOB, ALICE, "leave")), RuleId.KICK_LACKS_POWER);
    assertRejected(room.judge(room.member(ALICE, BOB, "ban")), RuleId.BAN_LACKS_POWER);
  }

  @Test
  void cve202549090ACreatorReachesEveryoneAndEverything() {
    TestRoom room = newRoom().membership(CAROL, "join");
    room.powerLevels(
        users(Map.of(CAROL.value(), HIGHEST))
            .with("ban", new JsonInteger(HIGHEST))
            .with("state_default", new JsonInteger(HIGHEST)));
    assertAllowed(room.judge(room.member(BOB, CAROL, "ban")));
    assertAllowed(room.judge(room.state(BOB, "m.room.topic", "", JsonObject.empty())));
    assertAllowed(
        room.judge(room.state(BOB, "m.room.power_levels", "", users(Map.of(CAROL.value(), 0L)))));
  }

  @Test
  void cve202549090ALevelBeyondTheHighestIsNone() {
    TestRoom room = newRoom().membership(CAROL, "join").power(CAROL, Long.MAX_VALUE);
    assertRejected(room.judge(room.member(CAROL, ALICE, "leave")), RuleId.KICK_LACKS_POWER);
  }

  @Test
  void cve202549090AForgedRoomIdIsTurnedAway() {
    TestRoom room = newRoom();
    assertRejected(
        room.judge(room.inRoom(room.message(BOB, "m.room.message"), "!forged:a.example")),
        RuleId.ROOM_ID_NOT_OF_CREATE);
    assertRejected(
        room.judge(room.createEvent(json -> json.with("room_id", "!forged"))),
        RuleId.CREATE_WITH_ROOM_ID);
  }

  @Test
  void cve202549090AnAdditionalCreatorIsNotTheFirstToJoin() {
    TestRoom room = newRoom().membership(BOB, "leave");
    assertRejected(
        room.judge(room.following(room.member(BOB, BOB, "join"), room.create().eventId())),
        RuleId.JOIN_NOT_PERMITTED);
  }

  private static TestRoom newRoom() {
    JsonArray creators = JsonArray.ofStrings(List.of(BOB.value()));
    return new TestRoom(RoomVersion.V12, content -> content.with("additional_creators", creators));
  }

  private static JsonObject users(Map<String, Long> levels) {
    return JsonObject.of("users", TestRoom.levels(levels));
  }
}
