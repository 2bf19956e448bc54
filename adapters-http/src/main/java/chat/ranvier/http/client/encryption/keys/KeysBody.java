package chat.ranvier.http.client.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.BodyFields;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The bodies of questions and uploads; what does not fit is a {@link MatrixFailure}. */
public final class KeysBody {
  private KeysBody() {}

  /** The keys of one device: {@code device_keys}, {@code one_time_keys}, {@code fallback_keys}. */
  public static UploadKeys.Upload upload(JsonObject body) {
    return new UploadKeys.Upload(
        BodyFields.optionalObject(body, "device_keys"),
        BodyFields.optionalObject(body, "one_time_keys").orElse(JsonObject.empty()),
        BodyFields.optionalObject(body, "fallback_keys")
            .or(() -> BodyFields.optionalObject(body, "org.matrix.msc2732.fallback_keys"))
            .orElse(JsonObject.empty()));
  }

  /** {@code {"device_keys": {user: [device]}}}; no device means all. */
  static Map<UserId, Set<DeviceId>> asked(JsonObject body) {
    checkTimeout(body);
    Map<UserId, Set<DeviceId>> asked = new TreeMap<>();
    BodyFields.object(body, "device_keys")
        .forEach((user, devices) -> asked.put(UserId.parse(user), devices(devices)));
    return asked;
  }

  private static Set<DeviceId> devices(JsonValue value) {
    if (value == JsonNull.NULL) {
      return Set.of();
    }
    Set<DeviceId> devices = new HashSet<>();
    if (value instanceof JsonArray array) {
      array.values().forEach(device -> devices.add(new DeviceId(text(device, "A device"))));
      return devices;
    }
    throw new MatrixFailure(ErrorCode.BAD_JSON, "'device_keys' must hold lists of devices");
  }

  /** Takes those away, and returns them, who are not of this server. */
  static Set<UserId> takeElsewhere(Map<UserId, Set<DeviceId>> asked, ServerName here) {
    Set<UserId> elsewhere = new TreeSet<>();
    for (UserId user : asked.keySet()) {
      if (!user.server().equals(here)) {
        elsewhere.add(user);
      }
    }
    asked.keySet().removeAll(elsewhere);
    return elsewhere;
  }

  /** {@code {"one_time_keys": {user: {device: algorithm}}}}. */
  static Set<KeyClaim> claims(JsonObject body) {
    checkTimeout(body);
    Set<KeyClaim> claims = new HashSet<>();
    BodyFields.object(body, "one_time_keys")
        .forEach(
            (user, devices) -> {
              UserId id = UserId.parse(user);
              BodyFields.asObject(devices, "'one_time_keys'")
                  .forEach(
                      (device, algorithm) ->
                          claims.add(
                              new KeyClaim(
                                  new UserDevice(id, new DeviceId(device)),
                                  text(algorithm, "An algorithm"))));
            });
    return claims;
  }

  /** {@code {user: {device or public key: signed object}}}. */
  static Map<UserId, Map<String, JsonObject>> signed(JsonObject body) {
    Map<UserId, Map<String, JsonObject>> signed = new TreeMap<>();
    body.forEach(
        (user, objects) -> {
          Map<String, JsonObject> ofUser = new TreeMap<>();
          BodyFields.asObject(objects, "What is signed of a user")
              .forEach(
                  (key, object) -> ofUser.put(key, BodyFields.asObject(object, "A signed key")));
          signed.put(UserId.parse(user), ofUser);
        });
    return signed;
  }

  /** How long to wait for other servers, in milliseconds. */
  private static void checkTimeout(JsonObject body) {
    BodyFields.integer(body, "timeout", 0);
  }

  private static String text(JsonValue value, String what) {
    if (value instanceof JsonString text) {
      return text.value();
    }
    throw new MatrixFailure(ErrorCode.BAD_JSON, what + " must be a string");
  }
}
