package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.LevelNotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules 9.5 to 9.10 (since v12 10.6 to 10.11): what the sender may change in power levels. */
final class PowerLevelsChange {
  private final JsonObject before;
  private final JsonObject after;
  private final String sender;
  private final long power;
  private final List<String> tables;
  private final LevelNotation notation;

  PowerLevelsChange(JsonObject before, AuthCase authCase) {
    this.before = before;
    this.after = authCase.content();
    this.sender = authCase.sender().value();
    this.power = authCase.powerOfSender();
    this.tables = PowerLevelsRules.tables(authCase.version());
    this.notation = LevelNotation.of(authCase.version());
  }

  /** One level that was added, changed or removed; absent on the side where it does not stand. */
  private record Alteration(String name, OptionalLong before, OptionalLong after) {
    boolean isChange() {
      return !before.equals(after);
    }

    boolean wasAbove(long power) {
      return before.isPresent() && before.getAsLong() > power;
    }

    boolean wasNotBelow(long power) {
      return before.isPresent() && before.getAsLong() >= power;
    }

    boolean getsAbove(long power) {
      return after.isPresent() && after.getAsLong() > power;
    }
  }

  Optional<Verdict> decide() {
    List<Alteration> levels = alterations(before, after, PowerLevelsRules.LEVELS);
    List<Alteration> entries =
        tables.stream().flatMap(table -> alterationsIn(table).stream()).toList();
    List<Alteration> users = alterationsIn(PowerLevelsRules.USERS);
    return Stream.of(checkLevels(levels), checkEntries(entries), checkUsers(users))
        .flatMap(Optional::stream)
        .findFirst()
        .or(Rule::allow);
  }

  /** 9.5: "For each found alteration: if the current [or] the new value is higher […], reject." */
  private Optional<Verdict> checkLevels(List<Alteration> alterations) {
    for (Alteration alteration : alterations) {
      if (alteration.wasAbove(power)) {
        return Rule.reject(
            RuleId.POWER_LEVELS_LEVEL_ABOVE_SENDER, "A level above the sender's is altered");
      }
      if (alteration.getsAbove(power)) {
        return Rule.reject(
            RuleId.POWER_LEVELS_LEVEL_SET_ABOVE_SENDER, "A level is set above the sender's");
      }
    }
    return Rule.undecided();
  }

  /**
   * 9.6: "For each entry being changed in, or removed from, the events or notifications properties:
   * if the current value is greater than the sender's current power level, reject." 9.7: "For each
   * entry being added to, or changed in [them]: if the new value is greater […], reject."
   */
  private Optional<Verdict> checkEntries(List<Alteration> alterations) {
    return rejectIfAny(
            alterations,
            alteration -> alteration.wasAbove(power),
            RuleId.POWER_LEVELS_ENTRY_ABOVE_SENDER,
            "An entry above the sender's level is altered")
        .or(
            () ->
                rejectIfAny(
                    alterations,
                    alteration -> alteration.getsAbove(power),
                    RuleId.POWER_LEVELS_ENTRY_SET_ABOVE_SENDER,
                    "An entry is set above the sender's level"));
  }

  /**
   * 9.8: "For each entry being changed in, or removed from, the users property, other than the
   * sender's own entry: if the current value is greater than or equal to the sender's current power
   * level, reject." 9.9: "For each entry being added to, or changed in, the users property: if the
   * new value is greater than the sender's current power level, reject."
   */
  private Optional<Verdict> checkUsers(List<Alteration> alterations) {
    return rejectIfAny(
            alterations,
            alteration -> !alteration.name().equals(sender) && alteration.wasNotBelow(power),
            RuleId.POWER_LEVELS_USER_NOT_BELOW_SENDER,
            "A user with as much power as the sender is altered")
        .or(
            () ->
                rejectIfAny(
                    alterations,
                    alteration -> alteration.getsAbove(power),
                    RuleId.POWER_LEVELS_USER_SET_ABOVE_SENDER,
                    "A user is set above the sender's power"));
  }

  private static Optional<Verdict> rejectIfAny(
      List<Alteration> alterations, Predicate<Alteration> condition, RuleId rule, String reason) {
    return Rule.rejectIf(alterations.stream().anyMatch(condition), rule, reason);
  }

  private List<Alteration> alterationsIn(String table) {
    JsonObject old = before.object(table).orElseGet(JsonObject::empty);
    JsonObject now = after.object(table).orElseGet(JsonObject::empty);
    TreeSet<String> names = new TreeSet<>(old.names());
    names.addAll(now.names());
    return alterations(old, now, names);
  }

  private List<Alteration> alterations(JsonObject old, JsonObject now, Collection<String> names) {
    List<Alteration> alterations = new ArrayList<>();
    for (String name : names) {
      Alteration alteration = new Alteration(name, read(old, name), read(now, name));
      if (alteration.isChange()) {
        alterations.add(alteration);
      }
    }
    return alterations;
  }

  private OptionalLong read(JsonObject levels, String name) {
    return levels.find(name).map(notation::read).orElseGet(OptionalLong::empty);
  }
}
