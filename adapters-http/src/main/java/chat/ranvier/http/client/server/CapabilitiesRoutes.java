package chat.ranvier.http.client.server;

import chat.ranvier.application.server.ServerCapabilities;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Router;

/**
 * The route of {@code capabilities.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#capabilities-negotiation">Capabilities
 *     negotiation</a>
 */
public final class CapabilitiesRoutes {
  private final Answer answer;

  /** The route, answering with these capabilities. */
  public CapabilitiesRoutes(ServerCapabilities capabilities) {
    this.answer = Answer.json(JsonObject.of("capabilities", capabilities.toJson()));
  }

  /** Adds the route. */
  public void register(Router router) {
    router.client(
        "GET",
        Router.R0_V3,
        "/capabilities",
        Admission.USERS_AND_GUESTS,
        (exchange, requester) -> answer);
  }
}
