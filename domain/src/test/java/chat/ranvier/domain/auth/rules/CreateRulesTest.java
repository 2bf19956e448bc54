package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 1. */
final class CreateRulesTest {
  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aRoomMayBegin(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertAllowed(room.judge(room.create()));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aCreateEventFollowsOnNothing(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    JsonArray earlier = JsonArray.ofStrings(List.of("$earlier"));
    assertRejected(
        room.judge(room.createEvent(json -> json.with("prev_events", earlier))),
        RuleId.CREATE_WITH_PREV_EVENTS);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_12")
  void theRoomIdIsOfTheCreatorsServerBefore12(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertRejected(
        room.judge(room.inRoom(room.create(), "!room:b.example")),
        RuleId.CREATE_ROOM_ID_OF_OTHER_DOMAIN);
    assertRejected(
        room.judge(room.inRoom(room.create(), "!room")), RuleId.CREATE_ROOM_ID_OF_OTHER_DOMAIN);
  }

  @Test
  void aCreateEventHoldsNoRoomIdSince12() {
    TestRoom room = new TestRoom(RoomVersion.V12);
    assertRejected(
        room.judge(room.createEvent(json -> json.with("room_id", "!create"))),
        RuleId.CREATE_WITH_ROOM_ID);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void theRoomVersionIsOneThatIsKnown(RoomVersion version) {
    for (JsonValue unknown : List.of(new JsonString("org.example.97"), new JsonInteger(11))) {
      TestRoom room = new TestRoom(version, content -> content.with("room_version", unknown));
      assertRejected(room.judge(room.create()), RuleId.CREATE_UNKNOWN_VERSION);
    }
  }

  @Test
  void theCreatorIsNamedUntil10() {
    TestRoom room = new TestRoom(RoomVersion.V10, content -> content.without("creator"));
    assertRejected(room.judge(room.create()), RuleId.CREATE_WITHOUT_CREATOR);
  }

  @Test
  void theCreatorNeedsNoNameSince11() {
    TestRoom room = new TestRoom(RoomVersion.V11, content -> content.without("creator"));
    assertAllowed(room.judge(room.create()));
  }

  @Test
  void additionalCreatorsAreUsersSince12() {
    JsonArray users = JsonArray.ofStrings(List.of("@bob:b.example", "@Old Style!:c.example"));
    TestRoom room = withAdditionalCreators(RoomVersion.V12, users);
    assertAllowed(room.judge(room.create()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bob", "@bob", "bob:b.example", "@bob:", "@bob:b example", "@b\0:b"})
  void additionalCreatorsAreNothingElse(String notAUser) {
    JsonArray creators = JsonArray.ofStrings(List.of("@bob:b.example", notAUser));
    TestRoom room = withAdditionalCreators(RoomVersion.V12, creators);
    assertRejected(room.judge(room.create()), RuleId.CREATE_ADDITIONAL_CREATORS);
  }

  @Test
  void additionalCreatorsAreAnArrayOfText() {
    JsonObject object = JsonObject.of("@bob:b.example", "yes");
    JsonArray numbers = JsonArray.of(new JsonInteger(1));
    for (JsonValue wrong : List.of(object, numbers, new JsonString("@bob:b.example"))) {
      TestRoom room = withAdditionalCreators(RoomVersion.V12, wrong);
      assertRejected(room.judge(room.create()), RuleId.CREATE_ADDITIONAL_CREATORS);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_12")
  void additionalCreatorsMeanNothingBefore12(RoomVersion version) {
    TestRoom room = withAdditionalCreators(version, new JsonString("anything"));
    assertAllowed(room.judge(room.create()));
  }

  private static TestRoom withAdditionalCreators(RoomVersion version, JsonValue creators) {
    return new TestRoom(version, content -> content.with("additional_creators", creators));
  }
}
