package chat.ranvier.http.client.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.membership.RemoveMember;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code kicking.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3roomsroomidkick">POST
 *     kick</a>
 */
public final class KickingRoutes {
  private final RemoveMember removeMember;

  /** The routes, on the operation behind them. */
  public KickingRoutes(RemoveMember removeMember) {
    this.removeMember = removeMember;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/rooms/{roomId}/kick", this::kick);
  }

  private Answer kick(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body(BodySize.EVENT);
    removeMember.kick(
        requester,
        exchange.roomId("roomId"),
        BodyFields.user(body, "user_id"),
        Reason.content(body));
    return Answer.empty();
  }
}
