package chat.ranvier.http.client.account;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.account.ChangePassword;
import chat.ranvier.application.account.DeactivateAccount;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.client.access.Interactions;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code whoami.yaml}, and of {@code password_management.yaml} and {@code
 * account_deactivation.yaml} for those who are logged in.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Account
 *     management</a>
 */
public final class AccountRoutes {
  private final ChangePassword changePassword;
  private final DeactivateAccount deactivateAccount;

  /** The routes, on the operations behind them. */
  public AccountRoutes(ChangePassword changePassword, DeactivateAccount deactivateAccount) {
    this.changePassword = changePassword;
    this.deactivateAccount = deactivateAccount;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "GET",
        Router.R0_V3,
        "/account/whoami",
        Admission.USERS_AND_GUESTS,
        (exchange, requester) -> whoAmI(requester));
    router.client("POST", Router.R0_V3, "/account/password", this::changePassword);
    router.client("POST", Router.R0_V3, "/account/deactivate", this::deactivate);
  }

  private static Answer whoAmI(Requester requester) {
    JsonObject.Builder body =
        JsonObject.builder()
            .put("user_id", requester.user().value())
            .put("is_guest", requester.isGuest());
    requester.device().ifPresent(device -> body.put("device_id", device.value()));
    return Answer.json(body.build());
  }

  private Answer changePassword(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    changePassword.handle(
        requester,
        BodyFields.optionalText(body, "new_password"),
        BodyFields.truth(body, "logout_devices", true),
        Interactions.of(exchange, requester, body));
    return Answer.empty();
  }

  private Answer deactivate(Exchange exchange, Requester requester) {
    JsonObject body = exchange.bodyOrEmpty();
    deactivateAccount.handle(
        requester,
        BodyFields.truth(body, "erase", false),
        Interactions.of(exchange, requester, body));
    return Answer.json(JsonObject.of("id_server_unbind_result", "no-support"));
  }
}
