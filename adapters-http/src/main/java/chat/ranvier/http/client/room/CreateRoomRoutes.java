package chat.ranvier.http.client.room;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.room.creation.CreateRoom;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code create_room.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3createroom">POST
 *     createRoom</a>
 */
public final class CreateRoomRoutes {
  /** It brings a whole room's first state. */
  private static final int LARGEST = 1 << 20;

  private final CreateRoom createRoom;

  /** The routes, on the operation behind them. */
  public CreateRoomRoutes(CreateRoom createRoom) {
    this.createRoom = createRoom;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", Router.R0_V3, "/createRoom", this::create);
  }

  private Answer create(Exchange exchange, Requester requester) {
    RoomId room = createRoom.handle(requester, RoomRequests.read(exchange.body(LARGEST)));
    return Answer.json(JsonObject.of("room_id", room.value()));
  }
}
