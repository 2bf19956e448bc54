package chat.ranvier.http.client.registration;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.registration.RegisterUser;
import chat.ranvier.application.registration.Usernames;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.client.access.Interactions;
import chat.ranvier.http.client.session.SessionWishes;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code registration.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-registration">Account
 *     registration</a>
 */
public final class RegistrationRoutes {
  private final RegisterUser registerUser;
  private final Usernames usernames;

  /** The routes, on the operations behind them. */
  public RegistrationRoutes(RegisterUser registerUser, Usernames usernames) {
    this.registerUser = registerUser;
    this.usernames = usernames;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/register", this::register);
    router.client("GET", Router.R0_V3, "/register/available", this::available);
  }

  private Answer register(Exchange exchange) {
    JsonObject body = exchange.body();
    RegisterUser.Command command =
        new RegisterUser.Command(
            BodyFields.optionalText(body, "username"),
            BodyFields.optionalText(body, "password"),
            SessionWishes.of(body),
            !BodyFields.truth(body, "inhibit_login", false),
            Interactions.of(exchange, body));
    return switch (exchange.query("kind").orElse("user")) {
      case "user" -> RegisteredJson.answer(registerUser.handle(command));
      case "guest" -> RegisteredJson.answer(registerUser.handleGuest(command));
      default ->
          throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'kind' must be 'user' or 'guest'");
    };
  }

  private Answer available(Exchange exchange) {
    usernames.free(exchange.requiredQuery("username"));
    return Answer.json(JsonObject.builder().put("available", true).build());
  }
}
