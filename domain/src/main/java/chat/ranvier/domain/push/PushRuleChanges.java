package chat.ranvier.domain.push;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/*
 * {"own": {"content": [a rule as clients know it, ...], ...},
 *  "changed": {"override": {".m.rule.master": {"enabled": true, "actions": [...]}}, ...}}
 *
 * Rules of the server are stored only by what was changed in them, so that they follow the specification
 * from version to version; those that it no longer has are passed over.
 */

/** What a user has changed in the server's rules, as it is stored. */
final class PushRuleChanges {
  private static final String OWN = "own";
  private static final String CHANGED = "changed";
  private static final String ENABLED = "enabled";
  private static final String ACTIONS = "actions";

  private PushRuleChanges() {}

  /** In what the rules differ from the server's. */
  static JsonObject between(
      Map<PushRuleKind, List<PushRule>> servers, Map<PushRuleKind, List<PushRule>> rules) {
    JsonObject.Builder own = JsonObject.builder();
    JsonObject.Builder changed = JsonObject.builder();
    rules.forEach(
        (kind, ofKind) -> {
          List<JsonValue> ownOfKind = new ArrayList<>();
          JsonObject.Builder changedOfKind = JsonObject.builder();
          for (PushRule rule : ofKind) {
            if (rule.isDefault()) {
              find(servers, rule).ifPresent(server -> put(changedOfKind, server, rule));
            } else {
              ownOfKind.add(rule.json());
            }
          }
          putUnlessEmpty(changed, kind, changedOfKind.build());
          if (!ownOfKind.isEmpty()) {
            own.put(kind.value(), new JsonArray(ownOfKind));
          }
        });
    return JsonObject.of(OWN, own.build()).with(CHANGED, changed.build());
  }

  private static Optional<PushRule> find(Map<PushRuleKind, List<PushRule>> servers, PushRule rule) {
    return servers.getOrDefault(rule.kind(), List.of()).stream()
        .filter(server -> server.id().equals(rule.id()))
        .findFirst();
  }

  private static void put(JsonObject.Builder changed, PushRule server, PushRule rule) {
    JsonObject.Builder change = JsonObject.builder();
    if (rule.isEnabled() != server.isEnabled()) {
      change.put(ENABLED, rule.isEnabled());
    }
    if (!rule.actions().equals(server.actions())) {
      change.put(ACTIONS, rule.actions());
    }
    JsonObject made = change.build();
    if (!made.isEmpty()) {
      changed.put(rule.id(), made);
    }
  }

  private static void putUnlessEmpty(
      JsonObject.Builder changed, PushRuleKind kind, JsonObject changedOfKind) {
    if (!changedOfKind.isEmpty()) {
      changed.put(kind.value(), changedOfKind);
    }
  }

  /** The server's rules with these changes. */
  static Map<PushRuleKind, List<PushRule>> apply(
      Map<PushRuleKind, List<PushRule>> servers, JsonObject changes) {
    JsonObject own = changes.object(OWN).orElse(JsonObject.empty());
    JsonObject changed = changes.object(CHANGED).orElse(JsonObject.empty());
    Map<PushRuleKind, List<PushRule>> rules = new EnumMap<>(PushRuleKind.class);
    servers.forEach(
        (kind, ofKind) -> {
          JsonObject ofServer = changed.object(kind.value()).orElse(JsonObject.empty());
          List<PushRule> all = new ArrayList<>();
          ofKind.forEach(rule -> all.add(change(rule, ofServer)));
          boolean hasMaster = ofKind.stream().anyMatch(DefaultPushRules::isMaster);
          all.addAll(hasMaster ? 1 : 0, ownRules(kind, own));
          rules.put(kind, List.copyOf(all));
        });
    return rules;
  }

  private static PushRule change(PushRule rule, JsonObject changes) {
    JsonObject change = changes.object(rule.id()).orElse(JsonObject.empty());
    PushRule enabled = change.bool(ENABLED).map(rule::withEnabled).orElse(rule);
    return change.array(ACTIONS).map(enabled::withActions).orElse(enabled);
  }

  private static List<PushRule> ownRules(PushRuleKind kind, JsonObject own) {
    return own.array(kind.value())
        .orElse(JsonArray.empty())
        .objects()
        .map(
            json ->
                new PushRule(
                    kind,
                    json.string("rule_id").orElse(""),
                    json.bool(ENABLED).orElse(true),
                    json.array("conditions").orElse(JsonArray.empty()),
                    json.string("pattern"),
                    json.array(ACTIONS).orElse(JsonArray.empty())))
        .toList();
  }
}
