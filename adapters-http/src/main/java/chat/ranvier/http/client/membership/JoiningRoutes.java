package chat.ranvier.http.client.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.directory.FindRoom;
import chat.ranvier.application.membership.JoinRoom;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code joining.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#joining-rooms">Joining rooms</a>
 */
public final class JoiningRoutes {
  private final JoinRoom joinRoom;
  private final FindRoom findRoom;

  /** The routes, on the operations behind them. */
  public JoiningRoutes(JoinRoom joinRoom, FindRoom findRoom) {
    this.joinRoom = joinRoom;
    this.findRoom = findRoom;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "POST",
        Router.R0_V3,
        "/rooms/{roomId}/join",
        Admission.USERS_AND_GUESTS,
        (exchange, requester) -> join(exchange, requester, exchange.roomId("roomId")));
    router.client(
        "POST",
        Router.R0_V3,
        "/join/{roomIdOrAlias}",
        Admission.USERS_AND_GUESTS,
        (exchange, requester) ->
            join(
                exchange,
                requester,
                findRoom.byIdOrAlias(exchange.pathParameter("roomIdOrAlias"))));
  }

  private Answer join(Exchange exchange, Requester requester, RoomId room) {
    JsonObject body = exchange.bodyOrEmpty(BodySize.EVENT);
    BodyFields.optionalText(body, "reason");
    joinRoom.handle(requester, room, body.without("third_party_signed"));
    return Answer.json(JsonObject.of("room_id", room.value()));
  }
}
