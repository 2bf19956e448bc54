package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 9 of versions 10 and 11, which is 10 of version 12. */
final class PowerLevelsRulesTest {
  private static final List<JsonValue> NOT_INTEGERS =
      List.of(
          new JsonString("50"),
          new JsonDecimal("50.0"),
          JsonNull.NULL,
          JsonArray.empty(),
          JsonObject.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users_default",
        "events_default",
        "state_default",
        "ban",
        "redact",
        "kick",
        "invite"
      })
  void aLevelIsAnInteger(String name) {
    for (RoomVersion version : VerdictAssertions.SINCE_10) {
      for (JsonValue wrong : NOT_INTEGERS) {
        assertRejected(
            first(version, JsonObject.of(name, wrong)), RuleId.POWER_LEVELS_LEVEL_NOT_INTEGER);
      }
      assertAllowed(first(version, JsonObject.of(name, new JsonInteger(-7))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "notifications"})
  void aTableHoldsIntegers(String name) {
    for (RoomVersion version : VerdictAssertions.SINCE_10) {
      for (JsonValue wrong : NOT_INTEGERS) {
        assertRejected(
            first(version, JsonObject.of(name, JsonObject.of("m.room.topic", wrong))),
            RuleId.POWER_LEVELS_TABLE_NOT_INTEGERS);
      }
      assertRejected(
          first(version, JsonObject.of(name, new JsonInteger(1))),
          RuleId.POWER_LEVELS_TABLE_NOT_INTEGERS);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_10")
  void theUsersAreIntegersUnderUserIds(RoomVersion version) {
    JsonObject noUser = TestRoom.levels(Map.of("bob", 50L));
    JsonObject noInteger = JsonObject.of(BOB.value(), "50");
    for (JsonValue users : List.of(noUser, noInteger, new JsonInteger(50), JsonNull.NULL)) {
      assertRejected(
          first(version, JsonObject.of("users", users)), RuleId.POWER_LEVELS_USERS_NOT_INTEGERS);
    }
    JsonObject historical = TestRoom.levels(Map.of("@Old Style!:c.example", 50L));
    assertAllowed(first(version, JsonObject.of("users", historical)));
  }

  @Test
  void creatorsHaveNoLevelSince12() {
    TestRoom room =
        new TestRoom(
            RoomVersion.V12,
            content ->
                content.with("additional_creators", JsonArray.ofStrings(List.of(BOB.value()))));
    for (String creator : List.of(ALICE.value(), BOB.value())) {
      JsonObject content = users(Map.of(creator, 100L));
      assertRejected(
          room.judge(room.state(ALICE, "m.room.power_levels", "", content)),
          RuleId.POWER_LEVELS_NAME_CREATOR);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_12")
  void creatorsMayHaveALevelBefore12(RoomVersion version) {
    assertAllowed(first(version, users(Map.of(ALICE.value(), 100L))));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void theFirstPowerLevelsMayGrantAnything(RoomVersion version) {
    assertAllowed(first(version, users(Map.of(BOB.value(), 1_000L))));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whatStaysTheSameNeedsNoPower(RoomVersion version) {
    JsonObject content = moderated().with("ban", new JsonInteger(100));
    assertAllowed(change(version, content, content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users_default",
        "events_default",
        "state_default",
        "ban",
        "redact",
        "kick",
        "invite"
      })
  void aLevelAboveTheSenderIsNotAltered(String name) {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      JsonObject before = moderated().with(name, new JsonInteger(51));
      RuleId rule = RuleId.POWER_LEVELS_LEVEL_ABOVE_SENDER;
      if (name.equals("state_default")) {
        before = before.with("events", TestRoom.levels(Map.of("m.room.power_levels", 50L)));
      }
      assertRejected(change(version, before, before.with(name, new JsonInteger(50))), rule);
      assertRejected(change(version, before, before.without(name)), rule);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users_default",
        "events_default",
        "state_default",
        "ban",
        "redact",
        "kick",
        "invite"
      })
  void aLevelIsNotSetAboveTheSender(String name) {
    for (RoomVersion version : VerdictAssertions.VERSIONS) {
      assertRejected(
          change(version, moderated(), moderated().with(name, new JsonInteger(51))),
          RuleId.POWER_LEVELS_LEVEL_SET_ABOVE_SENDER);
      assertAllowed(change(version, moderated(), moderated().with(name, new JsonInteger(50))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "notifications"})
  void anEntryAboveTheSenderIsNotAltered(String table) {
    for (RoomVersion version : versionsThatGuard(table)) {
      JsonObject before = moderated().with(table, TestRoom.levels(Map.of("room", 51L)));
      RuleId rule = RuleId.POWER_LEVELS_ENTRY_ABOVE_SENDER;
      assertRejected(
          change(version, before, before.with(table, TestRoom.levels(Map.of("room", 50L)))), rule);
      assertRejected(change(version, before, before.with(table, JsonObject.empty())), rule);
      assertRejected(change(version, before, before.without(table)), rule);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "notifications"})
  void anEntryIsNotSetAboveTheSender(String table) {
    for (RoomVersion version : versionsThatGuard(table)) {
      JsonObject set = moderated().with(table, TestRoom.levels(Map.of("room", 51L)));
      RuleId rule = RuleId.POWER_LEVELS_ENTRY_SET_ABOVE_SENDER;
      assertRejected(change(version, moderated(), set), rule);
      JsonObject below = moderated().with(table, TestRoom.levels(Map.of("room", 50L)));
      assertRejected(change(version, below, set), rule);
      assertAllowed(change(version, moderated(), below));
    }
  }

  private static List<RoomVersion> versionsThatGuard(String table) {
    return table.equals("events") ? VerdictAssertions.VERSIONS : VerdictAssertions.SINCE_6;
  }

  @Test
  void theLevelsOfNotificationsAreAnybodysUntil5() {
    JsonObject before = moderated().with("notifications", TestRoom.levels(Map.of("room", 51L)));
    for (RoomVersion version : VerdictAssertions.BEFORE_6) {
      assertAllowed(change(version, before, moderated()));
      assertAllowed(change(version, moderated(), before));
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aPeerIsNotAltered(RoomVersion version) {
    JsonObject before = users(Map.of(BOB.value(), 50L, CAROL.value(), 50L));
    RuleId rule = RuleId.POWER_LEVELS_USER_NOT_BELOW_SENDER;
    assertRejected(
        change(version, before, users(Map.of(BOB.value(), 50L, CAROL.value(), 0L))), rule);
    assertRejected(change(version, before, users(Map.of(BOB.value(), 50L))), rule);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whoHasLessMayBeAlteredAndOneselfLowered(RoomVersion version) {
    JsonObject before = users(Map.of(BOB.value(), 50L, CAROL.value(), 49L));
    assertAllowed(change(version, before, users(Map.of(BOB.value(), 50L, CAROL.value(), 50L))));
    assertAllowed(change(version, before, users(Map.of(BOB.value(), 0L, CAROL.value(), 49L))));
    assertAllowed(change(version, before, users(Map.of(BOB.value(), 50L))));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void nobodyIsSetAboveTheSender(RoomVersion version) {
    RuleId rule = RuleId.POWER_LEVELS_USER_SET_ABOVE_SENDER;
    assertRejected(change(version, moderated(), users(Map.of(BOB.value(), 51L))), rule);
    assertRejected(
        change(version, moderated(), users(Map.of(BOB.value(), 50L, CAROL.value(), 51L))), rule);
  }

  @Test
  void aCreatorMayChangeEverythingSince12() {
    TestRoom room = new TestRoom(RoomVersion.V12);
    room.powerLevels(users(Map.of(BOB.value(), JsonLimits.MAX)));
    JsonObject content = users(Map.of(CAROL.value(), JsonLimits.MAX));
    assertAllowed(room.judge(room.state(ALICE, "m.room.power_levels", "", content)));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_10")
  void aLevelMayBeTheTextOfAnIntegerUntil9(RoomVersion version) {
    JsonObject texts =
        JsonObject.of("ban", " +050 ")
            .with("events", JsonObject.of("m.room.topic", "50"))
            .with("users", JsonObject.of(BOB.value(), "50"));
    JsonObject numbers =
        moderated()
            .with("ban", new JsonInteger(50))
            .with("events", TestRoom.levels(Map.of("m.room.topic", 50L)));
    assertAllowed(first(version, texts));
    assertAllowed(change(version, texts, numbers));
    assertAllowed(change(version, numbers, texts));
    assertRejected(
        change(version, texts, texts.with("ban", "51")),
        RuleId.POWER_LEVELS_LEVEL_SET_ABOVE_SENDER);
    assertRejected(
        change(version, texts.with("users", JsonObject.of(BOB.value(), "49")), texts),
        RuleId.EVENT_LACKS_POWER);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_6")
  void aLevelMayBeAFractionUntil5(RoomVersion version) {
    JsonObject fractions = JsonObject.of("users", JsonObject.of(BOB.value(), decimal("50.57")));
    assertAllowed(first(version, fractions));
    assertAllowed(change(version, fractions, moderated()));
    assertRejected(
        change(version, fractions, fractions.with("ban", decimal("5.1E1"))),
        RuleId.POWER_LEVELS_LEVEL_SET_ABOVE_SENDER);
    assertRejected(
        first(version, JsonObject.of("users", JsonObject.of(BOB.value(), decimal("1e400")))),
        RuleId.POWER_LEVELS_USERS_NOT_INTEGERS);
    assertRejected(
        first(version, JsonObject.of("ban", decimal("1e400"))),
        RuleId.POWER_LEVELS_LEVEL_UNREADABLE);
  }

  @Test
  void aLevelIsNoFractionFrom6To9() {
    for (RoomVersion version : VerdictAssertions.VERSIONS.subList(5, 9)) {
      assertRejected(
          first(version, JsonObject.of("ban", decimal("50.0"))),
          RuleId.POWER_LEVELS_LEVEL_UNREADABLE);
    }
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_10")
  void whatIsNoLevelIsRefusedUntil9(RoomVersion version) {
    for (JsonValue wrong :
        List.of(new JsonString("many"), JsonNull.NULL, JsonArray.empty(), JsonBoolean.TRUE)) {
      RuleId rule = RuleId.POWER_LEVELS_LEVEL_UNREADABLE;
      assertRejected(first(version, JsonObject.of("kick", wrong)), rule);
      assertRejected(first(version, JsonObject.of("events", wrong)), rule);
      assertRejected(
          first(version, JsonObject.of("notifications", JsonObject.of("room", wrong))), rule);
      assertRejected(
          first(version, JsonObject.of("users", JsonObject.of(BOB.value(), wrong))),
          RuleId.POWER_LEVELS_USERS_NOT_INTEGERS);
    }
  }

  private static JsonDecimal decimal(String literal) {
    return new JsonDecimal(literal);
  }

  /** The highest level that an event can hold. */
  private static final class JsonLimits {
    static final long MAX = (1L << 53) - 1;
  }

  private static Verdict first(RoomVersion version, JsonObject content) {
    TestRoom room = new TestRoom(version);
    return room.judge(room.state(ALICE, "m.room.power_levels", "", content));
  }

  /** Bob, whose power is 50 before, changes the levels. */
  private static Verdict change(RoomVersion version, JsonObject before, JsonObject after) {
    TestRoom room = new TestRoom(version).powerLevels(before);
    return room.judge(room.state(BOB, "m.room.power_levels", "", after));
  }

  private static JsonObject moderated() {
    return users(Map.of(BOB.value(), 50L));
  }

  private static JsonObject users(Map<String, Long> levels) {
    return JsonObject.of("users", TestRoom.levels(levels));
  }
}
