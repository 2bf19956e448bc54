package chat.ranvier.http.client.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.directory.FindRoom;
import chat.ranvier.application.membership.KnockRoom;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code knocking.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#knocking-on-rooms">Knocking on
 *     rooms</a>
 */
public final class KnockingRoutes {
  private final KnockRoom knockRoom;
  private final FindRoom findRoom;

  /** The routes, on the operations behind them. */
  public KnockingRoutes(KnockRoom knockRoom, FindRoom findRoom) {
    this.knockRoom = knockRoom;
    this.findRoom = findRoom;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/knock/{roomIdOrAlias}", this::knock);
  }

  private Answer knock(Exchange exchange, Requester requester) {
    RoomId room = findRoom.byIdOrAlias(exchange.pathParameter("roomIdOrAlias"));
    knockRoom.handle(requester, room, Reason.content(exchange));
    return Answer.json(JsonObject.of("room_id", room.value()));
  }
}
