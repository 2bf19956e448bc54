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
 * The routes of {@code banning.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#banning-users-in-a-room">Banning
 *     users in a room</a>
 */
public final class BanningRoutes {
  private final RemoveMember removeMember;

  /** The routes, on the operation behind them. */
  public BanningRoutes(RemoveMember removeMember) {
    this.removeMember = removeMember;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/rooms/{roomId}/ban", this::ban);
    router.client("POST", Router.R0_V3, "/rooms/{roomId}/unban", this::unban);
  }

  private Answer ban(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body(BodySize.EVENT);
    removeMember.ban(
        requester,
        exchange.roomId("roomId"),
        BodyFields.user(body, "user_id"),
        Reason.content(body));
    return Answer.empty();
  }

  private Answer unban(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body(BodySize.EVENT);
    removeMember.unban(
        requester,
        exchange.roomId("roomId"),
        BodyFields.user(body, "user_id"),
        Reason.content(body));
    return Answer.empty();
  }
}
