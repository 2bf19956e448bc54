package chat.ranvier.http.client.accountdata;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.accountdata.FindAccountData;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.AnswerException;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.MatrixErrors;
import chat.ranvier.http.server.Router;
import java.nio.charset.StandardCharsets;

/**
 * The routes of {@code account-data.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>
 */
public final class AccountDataRoutes {
  private static final String GLOBAL = "/user/{userId}/account_data/{type}";
  private static final String OF_ROOM = "/user/{userId}/rooms/{roomId}/account_data/{type}";

  private static final String PUSH_RULES = "m.push_rules";

  private final FindAccountData findAccountData;
  private final FindPushRules findPushRules;
  private final SetAccountData setAccountData;

  /** The routes, on the operations behind them. */
  public AccountDataRoutes(
      FindAccountData findAccountData, FindPushRules findPushRules, SetAccountData setAccountData) {
    this.findAccountData = findAccountData;
    this.findPushRules = findPushRules;
    this.setAccountData = setAccountData;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, GLOBAL, this::findGlobal);
    router.client("PUT", Router.R0_V3, GLOBAL, this::setGlobal);
    router.client("GET", Router.R0_V3, OF_ROOM, this::findOfRoom);
    router.client("PUT", Router.R0_V3, OF_ROOM, this::setOfRoom);
  }

  /** Push rules are kept by themselves, and told as account data. */
  private Answer findGlobal(Exchange exchange, Requester requester) {
    UserId user = exchange.userId("userId");
    String type = exchange.pathParameter("type");
    if (type.equals(PUSH_RULES)) {
      requester.mustBe(user, "Cannot get account data for other users.");
      return Answer.json(JsonObject.of("global", findPushRules.all(user)));
    }
    return text(findAccountData.global(requester, user, type));
  }

  private Answer findOfRoom(Exchange exchange, Requester requester) {
    return text(
        findAccountData.ofRoom(
            requester,
            exchange.userId("userId"),
            exchange.roomId("roomId"),
            exchange.pathParameter("type")));
  }

  private static Answer text(String json) {
    return Answer.jsonBytes(200, json.getBytes(StandardCharsets.UTF_8));
  }

  private Answer setGlobal(Exchange exchange, Requester requester) {
    setAccountData.global(
        requester, exchange.userId("userId"), settableType(exchange), exchange.body());
    return Answer.empty();
  }

  private Answer setOfRoom(Exchange exchange, Requester requester) {
    setAccountData.ofRoom(
        requester,
        exchange.userId("userId"),
        exchange.roomId("roomId"),
        settableType(exchange),
        exchange.body());
    return Answer.empty();
  }

  private static String settableType(Exchange exchange) {
    String type = exchange.pathParameter("type");
    if (SetAccountData.isManagedByServer(type)) {
      throw new AnswerException(
          MatrixErrors.of(405, ErrorCode.BAD_JSON, "Cannot set " + type + " through this API."));
    }
    return type;
  }
}
