package chat.ranvier.http.client.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.InviteUser;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code inviting.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3roomsroomidinvite">POST
 *     invite</a>
 */
public final class InvitingRoutes {
  private final InviteUser inviteUser;

  /** The routes, on the operation behind them. */
  public InvitingRoutes(InviteUser inviteUser) {
    this.inviteUser = inviteUser;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/rooms/{roomId}/invite", this::invite);
  }

  private Answer invite(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body(BodySize.EVENT);
    if (body.has("medium") || body.has("address")) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "Users cannot be invited by address or number here");
    }
    inviteUser.handle(
        requester,
        exchange.roomId("roomId"),
        BodyFields.user(body, "user_id"),
        Reason.content(body));
    return Answer.empty();
  }
}
