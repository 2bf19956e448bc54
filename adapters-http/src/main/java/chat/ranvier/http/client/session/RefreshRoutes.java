package chat.ranvier.http.client.session;

import chat.ranvier.application.session.RefreshSession;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The route of {@code refresh.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3refresh">Refresh</a>
 */
public final class RefreshRoutes {
  private final RefreshSession refreshSession;

  /** The route, on the operation behind it. */
  public RefreshRoutes(RefreshSession refreshSession) {
    this.refreshSession = refreshSession;
  }

  /** Adds the route. */
  public void register(Router router) {
    router.client("POST", Router.V3, "/refresh", this::refresh);
  }

  private Answer refresh(Exchange exchange) {
    String token = BodyFields.text(exchange.body(), "refresh_token");
    return Answer.json(SessionJson.tokens(refreshSession.handle(token)).build());
  }
}
