package chat.ranvier.domain.push;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events a user is notified of, and how, by one rule.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules">Push rules</a>
 */
public final class PushRule {
  private final PushRuleKind kind;
  private final String id;
  private final boolean isEnabled;
  private final JsonArray conditions;
  private final Optional<String> pattern;
  private final JsonArray actions;

  /** Made when it is first asked for: whoever makes it makes the same. */
  private volatile @Nullable Compiled compiled;

  PushRule(
      PushRuleKind kind,
      String id,
      boolean isEnabled,
      JsonArray conditions,
      Optional<String> pattern,
      JsonArray actions) {
    this.kind = kind;
    this.id = id;
    this.isEnabled = isEnabled;
    this.conditions = conditions;
    this.pattern = pattern;
    this.actions = actions;
  }

  /** Its kind. */
  public PushRuleKind kind() {
    return kind;
  }

  /** Its id, unique within its kind. */
  public String id() {
    return id;
  }

  /** Whether the server made it, for everybody. */
  public boolean isDefault() {
    return id.startsWith(".");
  }

  /** Whether it is tried at all. */
  public boolean isEnabled() {
    return isEnabled;
  }

  /** What it causes, as clients write it. */
  public JsonArray actions() {
    return actions;
  }

  PushRule withEnabled(boolean enabled) {
    return new PushRule(kind, id, enabled, conditions, pattern, actions);
  }

  PushRule withActions(JsonArray changed) {
    return new PushRule(kind, id, isEnabled, conditions, pattern, changed);
  }

  /** The rule as clients know it; its kind stands beside it. */
  public JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("rule_id", id)
            .put("default", isDefault())
            .put("enabled", isEnabled)
            .putIfPresent("pattern", pattern)
            .put("actions", actions);
    if (kind.hasConditions()) {
      json.put("conditions", conditions);
    }
    return json.build();
  }

  /** Whether all its conditions hold; those of rooms and senders have none but their id. */
  boolean holds(PushEvent event, PushReader reader) {
    for (PushCondition condition : compiled().conditions()) {
      if (!condition.holds(event, reader)) {
        return false;
      }
    }
    return true;
  }

  /** What the property has to be for the rule to apply, where the rule says it in one word. */
  Stream<String> literals(String property) {
    return conditions
        .objects()
        .filter(condition -> condition.string("key").filter(property::equals).isPresent())
        .flatMap(
            condition ->
                Stream.of("pattern", "value").flatMap(name -> condition.string(name).stream()));
  }

  /** The same rule for another room, where this one is a user's for a room. */
  Optional<PushRule> copied(RoomId from, RoomId to) {
    boolean isOf =
        kind == PushRuleKind.ROOM
            ? id.equals(from.value())
            : literals("room_id").anyMatch(from.value()::equals);
    if (isDefault() || !isOf) {
      return Optional.empty();
    }
    String name = id.contains(from.value()) ? id.replace(from.value(), to.value()) : to.value();
    JsonArray moved =
        new JsonArray(conditions.values().stream().map(each -> moved(each, from, to)).toList());
    return Optional.of(new PushRule(kind, name, isEnabled, moved, pattern, actions));
  }

  private static JsonValue moved(JsonValue condition, RoomId from, RoomId to) {
    JsonObject moved = (JsonObject) condition;
    for (String name : List.of("pattern", "value")) {
      if (moved.string(name).filter(from.value()::equals).isPresent()) {
        moved = moved.with(name, to.value());
      }
    }
    return moved;
  }

  /** Whether it asks how the user is called in the room. */
  boolean asksForName() {
    return compiled().conditions().contains(PushCondition.DisplayName.IN_BODY);
  }

  /** How many patterns it looks for in the text of a message. */
  long words() {
    return compiled().conditions().stream()
        .filter(PushCondition.BodyMatches.class::isInstance)
        .count();
  }

  /** What there is to say of it where it applies. */
  PushMatch match() {
    return compiled().match();
  }

  private Compiled compiled() {
    Compiled known = compiled;
    if (known == null) {
      known = new Compiled(compile(), new PushMatch(kind, id, PushActions.read(actions)));
      compiled = known;
    }
    return known;
  }

  private List<PushCondition> compile() {
    return switch (kind) {
      case OVERRIDE, UNDERRIDE -> conditions.values().stream().map(PushCondition::read).toList();
      case CONTENT ->
          List.of(
              pattern
                  .map(text -> PushCondition.match(PushCondition.BODY, text))
                  .orElse(PushCondition.Never.NEVER));
      case ROOM, SENDER -> List.of();
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PushRule that && kind == that.kind && json().equals(that.json());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }

  private record Compiled(List<PushCondition> conditions, PushMatch match) {}
}
