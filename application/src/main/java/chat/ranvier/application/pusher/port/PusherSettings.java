package chat.ranvier.application.pusher.port;

import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * What a client has decided about a pusher.
 *
 * @param kind how it notifies: {@code http} or {@code email}
 * @param appName what users call the application
 * @param deviceName what users call the device
 * @param language in which the user wants to read notifications
 * @param data what the kind needs, the address of the push gateway for example, and whatever the
 *     client wants it to be told
 * @param enabled whether it notifies at all (MSC3881)
 */
public record PusherSettings(
    String kind,
    String appName,
    String deviceName,
    Optional<String> profileTag,
    String language,
    JsonObject data,
    boolean enabled) {
  /** The kind that tells push gateways. */
  public static final String HTTP = "http";

  /** The kind that writes mails. */
  public static final String EMAIL = "email";
}
