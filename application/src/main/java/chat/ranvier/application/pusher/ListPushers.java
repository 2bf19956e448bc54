package chat.ranvier.application.pusher;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;

/**
 * Shows a user their own pushers.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3pushers">GET
 *     /pushers</a>
 */
public final class ListPushers {
  private final PusherStore pushers;

  /** Reads from this store. */
  public ListPushers(PusherStore pushers) {
    this.pushers = pushers;
  }

  /** All pushers of the requester, those that are off included, in the form that clients know. */
  public List<JsonObject> handle(Requester requester) {
    return pushers.ofUser(requester.user()).stream().map(ListPushers::toJson).toList();
  }

  private static JsonObject toJson(Pusher pusher) {
    PusherSettings settings = pusher.settings();
    return JsonObject.builder()
        .put("app_id", pusher.key().appId())
        .put("pushkey", pusher.key().pushkey())
        .put("kind", settings.kind())
        .put("app_display_name", settings.appName())
        .put("device_display_name", settings.deviceName())
        .putIfPresent("profile_tag", settings.profileTag())
        .put("lang", settings.language())
        .put("data", settings.data())
        .put("org.matrix.msc3881.enabled", settings.enabled())
        .putIfPresent("org.matrix.msc3881.device_id", pusher.device().map(DeviceId::value))
        .build();
  }
}
