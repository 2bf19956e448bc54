package chat.ranvier.http.client.session;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.session.LogOut;
import chat.ranvier.application.session.LogOutEverywhere;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code logout.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3logout">Logout</a>
 */
public final class LogoutRoutes {
  private final LogOut logOut;
  private final LogOutEverywhere logOutEverywhere;

  /** The routes, on the operations behind them. */
  public LogoutRoutes(LogOut logOut, LogOutEverywhere logOutEverywhere) {
    this.logOut = logOut;
    this.logOutEverywhere = logOutEverywhere;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/logout", Admission.USERS_EVEN_LOCKED, this::logOut);
    router.client(
        "POST", Router.R0_V3, "/logout/all", Admission.USERS_EVEN_LOCKED, this::logOutEverywhere);
  }

  private Answer logOut(Exchange exchange, Requester requester) {
    logOut.handle(requester);
    return Answer.empty();
  }

  private Answer logOutEverywhere(Exchange exchange, Requester requester) {
    logOutEverywhere.handle(requester);
    return Answer.empty();
  }
}
