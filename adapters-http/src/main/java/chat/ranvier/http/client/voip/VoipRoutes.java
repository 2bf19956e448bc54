package chat.ranvier.http.client.voip;

import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Router;

/**
 * The route of {@code voip.yaml}, of a server that has no TURN server to offer.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3voipturnserver">GET
 *     /voip/turnServer</a>
 */
public final class VoipRoutes {
  /** Adds the route. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/voip/turnServer", (exchange, requester) -> Answer.empty());
  }
}
