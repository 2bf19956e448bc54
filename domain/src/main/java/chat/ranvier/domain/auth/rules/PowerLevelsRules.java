package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.LevelNotation;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.List;
import java.util.Optional;

/** Rule 9 (since v12 rule 10): if type is {@code m.room.power_levels}. */
final class PowerLevelsRules {
  static final List<String> LEVELS =
      List.of(
          "users_default", "events_default", "state_default", "ban", "redact", "kick", "invite");
  static final String USERS = "users";
  private static final List<String> TABLES = List.of("events", "notifications");
  private static final List<String> EVENTS_ONLY = List.of("events");

  private static final Rule PARAGRAPHS =
      Rule.inOrder(
          PowerLevelsRules::levelsAreIntegers,
          PowerLevelsRules::tablesHoldIntegers,
          PowerLevelsRules::usersHoldLevels,
          PowerLevelsRules::levelsAreReadable,
          PowerLevelsRules::creatorsAreNotNamed,
          PowerLevelsRules::change);

  static final Rule RULES =
      authCase ->
          authCase.hasType(AuthCase.POWER_LEVELS) ? PARAGRAPHS.decide(authCase) : Rule.undecided();

  private PowerLevelsRules() {}

  /** 9.1, since v10: "If any of [the levels] are present and not an integer, reject." */
  private static Optional<Verdict> levelsAreIntegers(AuthCase authCase) {
    return Rule.rejectIf(
        hasIntegersOnly(authCase)
            && LEVELS.stream()
                .flatMap(name -> authCase.content().find(name).stream())
                .anyMatch(level -> !(level instanceof JsonInteger)),
        RuleId.POWER_LEVELS_LEVEL_NOT_INTEGER,
        "A level is not an integer");
  }

  /**
   * 9.2, since v10: "If either of the properties events or notifications in content are present and
   * not an object with values that are integers, reject."
   */
  private static Optional<Verdict> tablesHoldIntegers(AuthCase authCase) {
    return Rule.rejectIf(
        hasIntegersOnly(authCase)
            && TABLES.stream()
                .flatMap(name -> authCase.content().find(name).stream())
                .anyMatch(table -> !holdsIntegers(table)),
        RuleId.POWER_LEVELS_TABLE_NOT_INTEGERS,
        "The levels of events or notifications are not all integers");
  }

  /**
   * 9.3: "If the users property in content is not an object with keys that are valid user IDs with
   * values that are integers, reject." Until v9 the values may be written otherwise.
   */
  private static Optional<Verdict> usersHoldLevels(AuthCase authCase) {
    LevelNotation notation = LevelNotation.of(authCase.version());
    return Rule.rejectIf(
        authCase
            .content()
            .find(USERS)
            .filter(table -> !holdsLevels(notation, table) || !namesUsers(table))
            .isPresent(),
        RuleId.POWER_LEVELS_USERS_NOT_INTEGERS,
        "The levels of users are not all integers under user ids");
  }

  /**
   * Until v9, "power level values [may] be represented as strings rather than integers", and until
   * v5 as floats; what is neither is no level. Since v10 the first paragraphs have seen to it.
   */
  private static Optional<Verdict> levelsAreReadable(AuthCase authCase) {
    if (hasIntegersOnly(authCase)) {
      return Rule.undecided();
    }
    LevelNotation notation = LevelNotation.of(authCase.version());
    JsonObject content = authCase.content();
    boolean readable =
        LEVELS.stream()
                .flatMap(name -> content.find(name).stream())
                .allMatch(level -> notation.read(level).isPresent())
            && TABLES.stream()
                .flatMap(name -> content.find(name).stream())
                .allMatch(table -> holdsLevels(notation, table));
    return Rule.rejectIf(
        !readable, RuleId.POWER_LEVELS_LEVEL_UNREADABLE, "A level is written in no known way");
  }

  private static boolean hasIntegersOnly(AuthCase authCase) {
    return authCase.version().has(RoomVersionRule.INTEGER_POWER_LEVELS);
  }

  /** The tables whose entries are guarded: those of notifications since v6. */
  static List<String> tables(RoomVersion version) {
    return version.has(RoomVersionRule.NOTIFICATION_LEVELS_GUARDED) ? TABLES : EVENTS_ONLY;
  }

  private static boolean holdsLevels(LevelNotation notation, JsonValue table) {
    if (!(table instanceof JsonObject levels)) {
      return false;
    }
    return levels.names().stream()
        .flatMap(name -> levels.find(name).stream())
        .allMatch(level -> notation.read(level).isPresent());
  }

  private static boolean holdsIntegers(JsonValue table) {
    return table instanceof JsonObject levels
        && levels.names().stream().noneMatch(name -> levels.integer(name).isEmpty());
  }

  private static boolean namesUsers(JsonValue table) {
    return table instanceof JsonObject levels
        && levels.names().stream().allMatch(name -> UserId.find(name).isPresent());
  }

  /** 10.4, since v12: "If the users property in content contains [a creator], reject." */
  private static Optional<Verdict> creatorsAreNotNamed(AuthCase authCase) {
    if (!authCase.version().privilegedCreators()) {
      return Rule.undecided();
    }
    Pdu create = authCase.create();
    JsonObject users = authCase.content().object(USERS).orElseGet(JsonObject::empty);
    return Rule.rejectIf(
        new CreateContent(create.content())
            .creators(create.version(), create.sender()).stream()
                .anyMatch(creator -> users.has(creator.value())),
        RuleId.POWER_LEVELS_NAME_CREATOR,
        "The power of a creator is infinite and cannot be set");
  }

  /** 9.4: "If there is no previous m.room.power_levels event in the room, allow." */
  private static Optional<Verdict> change(AuthCase authCase) {
    return authCase
        .find(AuthCase.POWER_LEVELS, "")
        .map(previous -> new PowerLevelsChange(previous.content(), authCase).decide())
        .orElseGet(Rule::allow);
  }
}
