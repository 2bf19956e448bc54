package chat.ranvier.http.client.encryption.keys;

import chat.ranvier.application.encryption.keys.DeviceListChanges;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.Collection;

/** Changes of device lists as JSON. */
public final class DeviceListsJson {
  private DeviceListsJson() {}

  /** {@code {"changed": [user], "left": [user]}}. */
  public static JsonObject of(DeviceListChanges changes) {
    return JsonObject.builder()
        .put("changed", users(changes.changed()))
        .put("left", users(changes.left()))
        .build();
  }

  private static JsonArray users(Collection<UserId> users) {
    return new JsonArray(
        users.stream().<JsonValue>map(user -> new JsonString(user.value())).toList());
  }
}
