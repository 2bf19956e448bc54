package chat.ranvier.domain.push;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;

/** The parts that push rules are made of, in the form that clients know. */
final class PushRules {
  private PushRules() {}

  static JsonObject rule(String id, JsonArray actions, JsonObject... conditions) {
    return JsonObject.builder()
        .put("rule_id", id)
        .put("default", true)
        .put("enabled", true)
        .put("conditions", JsonArray.of(conditions))
        .put("actions", actions)
        .build();
  }

  static JsonObject matches(String key, String pattern) {
    return condition("event_match", key).with("pattern", pattern);
  }

  static JsonObject is(String key, JsonValue value) {
    return condition("event_property_is", key).with("value", value);
  }

  static JsonObject contains(String key, String value) {
    return condition("event_property_contains", key).with("value", value);
  }

  static JsonObject senderMay(String notification) {
    return condition("sender_notification_permission", notification);
  }

  static JsonObject memberCount(String count) {
    return JsonObject.of("kind", "room_member_count").with("is", count);
  }

  static JsonObject action(String tweak) {
    return JsonObject.of("set_tweak", tweak);
  }

  static JsonObject action(String tweak, String value) {
    return action(tweak).with("value", new JsonString(value));
  }

  private static JsonObject condition(String kind, String key) {
    return JsonObject.of("kind", kind).with("key", key);
  }
}
