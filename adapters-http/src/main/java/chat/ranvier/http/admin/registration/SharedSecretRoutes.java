package chat.ranvier.http.admin.registration;

import chat.ranvier.application.registration.RegisterBySharedSecret;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.client.registration.RegisteredJson;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/** The routes by which users are registered by whoever knows the shared secret. */
public final class SharedSecretRoutes {
  private static final String PATH = "/_synapse/admin/v1/register";

  private final RegisterBySharedSecret registerBySharedSecret;

  /** The routes, on the operation behind them. */
  public SharedSecretRoutes(RegisterBySharedSecret registerBySharedSecret) {
    this.registerBySharedSecret = registerBySharedSecret;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.get(PATH, exchange -> nonce());
    router.post(PATH, this::register);
  }

  private Answer nonce() {
    return Answer.json(JsonObject.of("nonce", registerBySharedSecret.nonce()));
  }

  private Answer register(Exchange exchange) {
    JsonObject body = exchange.body();
    return RegisteredJson.answer(
        registerBySharedSecret.handle(
            new RegisterBySharedSecret.Command(
                BodyFields.text(body, "nonce"),
                BodyFields.text(body, "username"),
                BodyFields.optionalText(body, "displayname"),
                BodyFields.text(body, "password"),
                BodyFields.truth(body, "admin", false),
                BodyFields.optionalText(body, "user_type"),
                BodyFields.text(body, "mac"))));
  }
}
