package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
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

  private static final Rule PARAGRAPHS =
      Rule.inOrder(
          PowerLevelsRules::levelsAreIntegers,
          PowerLevelsRules::tablesHoldIntegers,
          PowerLevelsRules::usersHoldIntegers,
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
            && tables(authCase.version()).stream()
                .flatMap(name -> authCase.content().find(name).stream())
                .anyMatch(table -> !holdsIntegers(table)),
        RuleId.POWER_LEVELS_TABLE_NOT_INTEGERS,
        "The levels of events or notifications are not all integers");
  }

  /**
   * 9.3: "If the users property in content is not an object with keys that are valid user IDs with
   * values that are integers, reject."
   */
  private static Optional<Verdict> usersHoldIntegers(AuthCase authCase) {
    Optional<JsonValue> users = authCase.content().find(USERS);
    return Rule.rejectIf(
        users.filter(table -> !holdsIntegers(table) || !namesUsers(table)).isPresent(),
        RuleId.POWER_LEVELS_USERS_NOT_INTEGERS,
        "The levels of users are not all integers under user ids");
  }

  private static boolean hasIntegersOnly(AuthCase authCase) {
    return authCase.version().has(RoomVersionRule.INTEGER_POWER_LEVELS);
  }

  /** The tables whose entries are guarded: those of notifications since v6. */
  static List<String> tables(RoomVersion version) {
    return version.has(RoomVersionRule.NOTIFICATION_LEVELS_GUARDED)
        ? List.of("events", "notifications")
        : List.of("events");
  }

  private static boolean holdsIntegers(JsonValue table) {
    return table instanceof JsonObject levels
        && levels.names().stream().noneMatch(name -> levels.integer(name).isEmpty());
  }

  private static boolean namesUsers(JsonValue table) {
    return table instanceof JsonObject levels
        && levels.names().stream().allMatch(name -> AuthCase.parseUser(name).isPresent());
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
