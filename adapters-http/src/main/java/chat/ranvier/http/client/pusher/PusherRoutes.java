package chat.ranvier.http.client.pusher;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.pusher.ListPushers;
import chat.ranvier.application.pusher.PusherDraft;
import chat.ranvier.application.pusher.SetPusher;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.List;

/**
 * The routes of {@code pusher.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3pushers">GET
 *     /pushers</a>
 */
public final class PusherRoutes {
  private static final String ENABLED = "enabled";
  private static final String ENABLED_UNSTABLE = "org.matrix.msc3881.enabled";

  private final ListPushers listPushers;
  private final SetPusher setPusher;

  /** The routes, on the operations behind them. */
  public PusherRoutes(ListPushers listPushers, SetPusher setPusher) {
    this.listPushers = listPushers;
    this.setPusher = setPusher;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/pushers", this::list);
    router.client("POST", Router.R0_V3, "/pushers/set", this::set);
  }

  private Answer list(Exchange exchange, Requester requester) {
    List<JsonValue> pushers = List.copyOf(listPushers.handle(requester));
    return Answer.json(JsonObject.of("pushers", new JsonArray(pushers)));
  }

  private Answer set(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    String appId = BodyFields.text(body, "app_id");
    String pushkey = BodyFields.text(body, "pushkey");
    JsonValue kind =
        body.find("kind")
            .orElseThrow(() -> new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing 'kind'"));
    if (kind == JsonNull.NULL) {
      setPusher.remove(requester, appId, pushkey);
    } else {
      boolean append = BodyFields.truth(body, "append", false);
      setPusher.handle(requester, new PusherDraft(appId, pushkey, settings(body), append));
    }
    return Answer.empty();
  }

  private static PusherSettings settings(JsonObject body) {
    return new PusherSettings(
        BodyFields.text(body, "kind"),
        BodyFields.text(body, "app_display_name"),
        BodyFields.text(body, "device_display_name"),
        BodyFields.optionalText(body, "profile_tag"),
        BodyFields.text(body, "lang"),
        BodyFields.object(body, "data"),
        BodyFields.truth(body, ENABLED, BodyFields.truth(body, ENABLED_UNSTABLE, true)));
  }
}
