package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 2 to 4 and 6 to 9 of version 12, which are 3 and 5 to 8 of versions 10 and 11. */
final class RoomRulesTest {
  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aMemberMaySpeak(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertAllowed(room.judge(room.message(BOB, "m.room.message")));
  }

  @Test
  void theRoomIdIsTheCreateEventsSince12() {
    TestRoom room = new TestRoom(RoomVersion.V12);
    assertRejected(
        room.judge(room.inRoom(room.message(BOB, "m.room.message"), "!forged")),
        RuleId.ROOM_ID_NOT_OF_CREATE);
    assertRejected(
        room.judge(room.inRoom(room.message(BOB, "m.room.message"), "!create:a.example")),
        RuleId.ROOM_ID_NOT_OF_CREATE);
    Pdu message = room.message(BOB, "m.room.message");
    String beginning = message.roomId().value().substring(0, 4);
    assertRejected(room.judge(room.inRoom(message, beginning)), RuleId.ROOM_ID_NOT_OF_CREATE);
  }

  @Test
  void thereIsACreateEvent() {
    StateSlot create = StateSlot.of("m.room.create");
    TestRoom eleven = new TestRoom(RoomVersion.V11).without(create);
    assertRejected(
        eleven.judge(eleven.message(BOB, "m.room.message")), RuleId.AUTH_EVENTS_WITHOUT_CREATE);
    TestRoom twelve = new TestRoom(RoomVersion.V12).without(create);
    assertRejected(
        twelve.judge(twelve.message(BOB, "m.room.message")), RuleId.ROOM_ID_NOT_OF_CREATE);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aRoomMayKeepOtherServersOut(RoomVersion version) {
    TestRoom room = new TestRoom(version, content -> content.with("m.federate", JsonBoolean.FALSE));
    assertRejected(room.judge(room.message(BOB, "m.room.message")), RuleId.NOT_FEDERATED);
    assertAllowed(room.judge(room.message(ALICE, "m.room.message")));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoIsNotInTheRoomDoesNotSpeak(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertRejected(room.judge(room.message(CAROL, "m.room.message")), RuleId.SENDER_NOT_JOINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"invite", "knock", "leave", "ban"})
  void noOtherMembershipIsEnoughToSpeak(String membership) {
    TestRoom room = new TestRoom(RoomVersion.V11).membership(BOB, membership);
    assertRejected(room.judge(room.message(BOB, "m.room.message")), RuleId.SENDER_NOT_JOINED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aThirdPartyInviteNeedsThePowerToInviteAndNoOther(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(ALICE, 100);
    assertAllowed(room.judge(thirdPartyInvite(room)));
    room.powerLevels(JsonObject.builder().put("invite", 1).build());
    assertRejected(room.judge(thirdPartyInvite(room)), RuleId.THIRD_PARTY_INVITE_LACKS_POWER);
  }

  private static Pdu thirdPartyInvite(TestRoom room) {
    return room.state(BOB, "m.room.third_party_invite", "token", JsonObject.empty());
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void stateNeedsMorePowerThanMessages(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(BOB, 49);
    assertRejected(room.judge(topic(room)), RuleId.EVENT_LACKS_POWER);
    assertAllowed(room.judge(topic(room.power(BOB, 50))));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void stateNeedsPowerEvenWhereTheRoomHasNoPowerLevels(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertRejected(room.judge(topic(room)), RuleId.EVENT_LACKS_POWER);
    assertAllowed(room.judge(room.state(ALICE, "m.room.topic", "", JsonObject.empty())));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aTypeMayHaveALevelOfItsOwn(RoomVersion version) {
    JsonObject events = TestRoom.levels(Map.of("m.room.message", 10L, "m.room.topic", 0L));
    TestRoom room = new TestRoom(version).powerLevels(JsonObject.of("events", events));
    assertRejected(room.judge(room.message(BOB, "m.room.message")), RuleId.EVENT_LACKS_POWER);
    assertAllowed(room.judge(room.message(BOB, "m.reaction")));
    assertAllowed(room.judge(topic(room)));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_3")
  void aRedactionIsAnEventLikeAnyOtherSince3(RoomVersion version) {
    TestRoom room =
        new TestRoom(version).powerLevels(JsonObject.builder().put("redact", 100).build());
    assertAllowed(room.judge(room.message(BOB, "m.room.redaction")));
  }

  private static Pdu topic(TestRoom room) {
    return room.state(BOB, "m.room.topic", "", JsonObject.empty());
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aStateKeyThatIsAUserIsTheSender(RoomVersion version) {
    TestRoom room =
        new TestRoom(version).powerLevels(JsonObject.builder().put("state_default", 0).build());
    assertAllowed(room.judge(location(room, BOB.value())));
    assertAllowed(room.judge(location(room, "bob")));
    assertRejected(room.judge(location(room, ALICE.value())), RuleId.STATE_KEY_OF_ANOTHER);
    assertRejected(room.judge(location(room, "@")), RuleId.STATE_KEY_OF_ANOTHER);
  }

  private static Pdu location(TestRoom room, String stateKey) {
    return room.state(BOB, "org.example.location", stateKey, JsonObject.empty());
  }
}
