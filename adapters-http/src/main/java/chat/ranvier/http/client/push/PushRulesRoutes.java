package chat.ranvier.http.client.push;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.push.ChangePushRules;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.push.PushRule;
import chat.ranvier.domain.push.PushRuleKind;
import chat.ranvier.domain.push.PushRuleSet;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code pushrules.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Push rules API</a>
 */
public final class PushRulesRoutes {
  private static final String KIND = "/pushrules/global/{kind}";
  private static final String RULE = KIND + "/{ruleId}";

  private final FindPushRules find;
  private final ChangePushRules change;

  /** The routes, on the operations behind them. */
  public PushRulesRoutes(FindPushRules find, ChangePushRules change) {
    this.find = find;
    this.change = change;
  }

  /** Adds the routes, those for many rules with and without the slash at its end. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/pushrules", this::all);
    router.client("GET", Router.R0_V3, "/pushrules/", this::all);
    router.client("GET", Router.R0_V3, "/pushrules/global", this::global);
    router.client("GET", Router.R0_V3, "/pushrules/global/", this::global);
    router.client("GET", Router.R0_V3, KIND, this::ofKind);
    router.client("GET", Router.R0_V3, KIND + "/", this::ofKind);
    router.client("GET", Router.R0_V3, RULE, this::one);
    router.client("PUT", Router.R0_V3, RULE, this::put);
    router.client("DELETE", Router.R0_V3, RULE, this::delete);
    router.client("GET", Router.R0_V3, RULE + "/enabled", this::isEnabled);
    router.client("PUT", Router.R0_V3, RULE + "/enabled", this::enable);
    router.client("GET", Router.R0_V3, RULE + "/actions", this::actions);
    router.client("PUT", Router.R0_V3, RULE + "/actions", this::act);
  }

  private Answer all(Exchange exchange, Requester requester) {
    return Answer.json(JsonObject.of("global", find.all(requester.user())));
  }

  private Answer global(Exchange exchange, Requester requester) {
    return Answer.json(find.all(requester.user()));
  }

  private Answer ofKind(Exchange exchange, Requester requester) {
    JsonArray rules =
        find.all(requester.user()).array(kind(exchange).value()).orElse(JsonArray.empty());
    return Answer.jsonBytes(200, JsonWriter.toBytes(rules));
  }

  private Answer one(Exchange exchange, Requester requester) {
    return Answer.json(rule(exchange, requester.user()).json());
  }

  private Answer isEnabled(Exchange exchange, Requester requester) {
    boolean enabled = rule(exchange, requester.user()).isEnabled();
    return Answer.json(JsonObject.builder().put("enabled", enabled).build());
  }

  private Answer actions(Exchange exchange, Requester requester) {
    return Answer.json(JsonObject.of("actions", rule(exchange, requester.user()).actions()));
  }

  private PushRule rule(Exchange exchange, UserId user) {
    return find.one(user, kind(exchange), id(exchange));
  }

  private Answer put(Exchange exchange, Requester requester) {
    PushRuleSet.Place place =
        new PushRuleSet.Place(
            exchange.query("before").filter(id -> !id.isEmpty()),
            exchange.query("after").filter(id -> !id.isEmpty()));
    change.put(requester.user(), kind(exchange), id(exchange), exchange.body(), place);
    return Answer.empty();
  }

  private Answer delete(Exchange exchange, Requester requester) {
    change.remove(requester.user(), kind(exchange), id(exchange));
    return Answer.empty();
  }

  private Answer enable(Exchange exchange, Requester requester) {
    boolean enabled =
        exchange
            .body()
            .bool("enabled")
            .orElseThrow(
                () ->
                    new MatrixFailure(ErrorCode.INVALID_PARAM, "'enabled' must be true or false"));
    change.enable(requester.user(), kind(exchange), id(exchange), enabled);
    return Answer.empty();
  }

  private Answer act(Exchange exchange, Requester requester) {
    JsonArray actions =
        exchange
            .body()
            .array("actions")
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.INVALID_PARAM, "'actions' must be a list"));
    change.act(requester.user(), kind(exchange), id(exchange), actions);
    return Answer.empty();
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("ruleId");
  }

  private static PushRuleKind kind(Exchange exchange) {
    return PushRuleKind.find(exchange.pathParameter("kind"))
        .orElseThrow(() -> new MatrixFailure(ErrorCode.UNRECOGNIZED, "No such kind of push rules"));
  }
}
