package chat.ranvier.http.client.encryption.keys;

import chat.ranvier.application.encryption.keys.QueryKeys;
import chat.ranvier.application.encryption.keys.port.ClaimedKey;
import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.KeyUsage;
import chat.ranvier.application.encryption.keys.port.PublishedDevice;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys as JSON. */
final class KeysJson {
  private KeysJson() {}

  static JsonObject counts(Map<String, Long> counts) {
    JsonObject.Builder json = JsonObject.builder();
    counts.forEach(json::put);
    return json.build();
  }

  /** The answer to a query; users without devices are told, too. */
  static JsonObject keys(QueryKeys.Keys keys, Set<UserId> asked, Set<UserId> elsewhere) {
    Map<String, JsonObject.Builder> devices = new HashMap<>();
    asked.forEach(user -> devices.put(user.value(), JsonObject.builder()));
    for (PublishedDevice each : keys.devices()) {
      devices
          .computeIfAbsent(each.device().user().value(), user -> JsonObject.builder())
          .put(each.device().device().value(), device(each));
    }
    Map<KeyUsage, JsonObject.Builder> crossSigning = new EnumMap<>(KeyUsage.class);
    for (KeyUsage usage : KeyUsage.values()) {
      crossSigning.put(usage, JsonObject.builder());
    }
    for (CrossSigningKey key : keys.crossSigning()) {
      builder(crossSigning, key.usage()).put(key.user().value(), key.json());
    }
    JsonObject.Builder answer =
        JsonObject.builder()
            .put("device_keys", built(devices))
            .put("failures", unreachable(elsewhere));
    crossSigning.forEach((usage, of) -> answer.put(usage.word() + "_keys", of.build()));
    return answer.build();
  }

  private static JsonObject.Builder builder(
      Map<KeyUsage, JsonObject.Builder> builders, KeyUsage usage) {
    return builders.computeIfAbsent(usage, of -> JsonObject.builder());
  }

  private static JsonObject device(PublishedDevice device) {
    JsonObject unsigned =
        JsonObject.builder().putIfPresent("device_display_name", device.displayName()).build();
    return device.keys().with("unsigned", unsigned);
  }

  /** The answer to a claim. */
  static JsonObject claimed(List<ClaimedKey> claimed, Set<UserId> elsewhere) {
    Map<String, Map<String, JsonObject>> keys = new HashMap<>();
    for (ClaimedKey each : claimed) {
      keys.computeIfAbsent(each.device().user().value(), user -> new HashMap<>())
          .put(
              each.device().device().value(),
              JsonObject.of(each.key().id().value(), each.key().key()));
    }
    Map<String, JsonObject> byUser = new HashMap<>();
    keys.forEach((user, ofUser) -> byUser.put(user, JsonObject.of(ofUser)));
    return JsonObject.builder()
        .put("one_time_keys", JsonObject.of(byUser))
        .put("failures", unreachable(elsewhere))
        .build();
  }

  /** The servers of these users, each with the sentence that it was not asked. */
  private static JsonObject unreachable(Collection<UserId> users) {
    JsonObject.Builder failures = JsonObject.builder();
    users.forEach(
        user ->
            failures.put(
                user.server().value(),
                JsonObject.builder()
                    .put("status", 503)
                    .put("message", "This server does not speak to others yet")
                    .build()));
    return failures.build();
  }

  static JsonObject failures(Map<UserId, Map<String, MatrixFailure>> failures) {
    JsonObject.Builder json = JsonObject.builder();
    failures.forEach(
        (user, ofUser) -> {
          JsonObject.Builder byKey = JsonObject.builder();
          ofUser.forEach(
              (key, failure) ->
                  byKey.put(
                      key,
                      JsonObject.builder()
                          .put("errcode", failure.code().code())
                          .put("error", failure.reason())
                          .build()));
          json.put(user.value(), byKey.build());
        });
    return json.build();
  }

  private static JsonObject built(Map<String, JsonObject.Builder> builders) {
    Map<String, JsonValue> built = new HashMap<>();
    builders.forEach((name, builder) -> built.put(name, builder.build()));
    return JsonObject.of(built);
  }
}
