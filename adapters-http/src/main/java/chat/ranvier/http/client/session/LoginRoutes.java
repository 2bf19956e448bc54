package chat.ranvier.http.client.session;

import chat.ranvier.application.session.LogIn;
import chat.ranvier.application.session.Session;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.List;
import java.util.Optional;

/**
 * The routes of {@code login.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#login">Login</a>
 */
public final class LoginRoutes {
  private final LogIn logIn;
  private final Optional<String> publicAddress;

  /**
   * The routes, on the operation behind them.
   *
   * @param publicAddress where clients reach this server, for those who found it otherwise
   */
  public LoginRoutes(LogIn logIn, Optional<String> publicAddress) {
    this.logIn = logIn;
    this.publicAddress = publicAddress;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/login", exchange -> flows());
    router.client("POST", Router.R0_V3, "/login", this::logIn);
  }

  private Answer flows() {
    List<JsonValue> flows =
        logIn.flows().stream().<JsonValue>map(type -> JsonObject.of("type", type)).toList();
    return Answer.json(JsonObject.of("flows", new JsonArray(flows)));
  }

  private Answer logIn(Exchange exchange) {
    JsonObject body = exchange.body();
    Session session =
        logIn.handle(new LogIn.Command(body, SessionWishes.of(body), exchange.address()));
    JsonObject.Builder answer = SessionJson.of(session);
    publicAddress.ifPresent(address -> answer.put("well_known", wellKnown(address)));
    return Answer.json(answer.build());
  }

  private static JsonObject wellKnown(String address) {
    return JsonObject.of("m.homeserver", JsonObject.of("base_url", address));
  }
}
