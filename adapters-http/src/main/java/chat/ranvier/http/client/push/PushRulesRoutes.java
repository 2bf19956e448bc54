package chat.ranvier.http.client.push;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code pushrules.yaml} that read all rules at once.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Push rules API</a>
 */
public final class PushRulesRoutes {
  private final FindPushRules findPushRules;

  /** The routes, on the operation behind them. */
  public PushRulesRoutes(FindPushRules findPushRules) {
    this.findPushRules = findPushRules;
  }

  /** Adds the routes, each with and without the slash at its end, as clients have both. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/pushrules", this::all);
    router.client("GET", Router.R0_V3, "/pushrules/", this::all);
    router.client("GET", Router.R0_V3, "/pushrules/global", this::global);
    router.client("GET", Router.R0_V3, "/pushrules/global/", this::global);
  }

  private Answer all(Exchange exchange, Requester requester) {
    return Answer.json(JsonObject.of("global", findPushRules.handle(requester)));
  }

  private Answer global(Exchange exchange, Requester requester) {
    return Answer.json(findPushRules.handle(requester));
  }
}
