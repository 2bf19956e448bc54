package chat.ranvier.http.client.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.membership.ListJoinedRooms;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code list_joined_rooms.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3joined_rooms">GET
 *     joined_rooms</a>
 */
public final class ListJoinedRoomsRoutes {
  private final ListJoinedRooms listJoinedRooms;

  /** The routes, on the operation behind them. */
  public ListJoinedRoomsRoutes(ListJoinedRooms listJoinedRooms) {
    this.listJoinedRooms = listJoinedRooms;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/joined_rooms", this::list);
  }

  private Answer list(Exchange exchange, Requester requester) {
    return Answer.json(
        JsonObject.of(
            "joined_rooms",
            JsonArray.ofStrings(
                listJoinedRooms.handle(requester).stream().map(RoomId::value).toList())));
  }
}
