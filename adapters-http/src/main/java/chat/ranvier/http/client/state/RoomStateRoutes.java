package chat.ranvier.http.client.state;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.state.SetState;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code room_state.yaml}. An empty state key may be left out, with its slash or
 * without.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidstateeventtypestatekey">PUT
 *     state</a>
 */
public final class RoomStateRoutes {
  private static final String PATH = "/rooms/{roomId}/state/{eventType}";

  private final SetState setState;

  /** The routes, on the operation behind them. */
  public RoomStateRoutes(SetState setState) {
    this.setState = setState;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "PUT",
        Router.R0_V3,
        PATH,
        Admission.USERS_AND_GUESTS,
        (exchange, requester) -> set(exchange, requester, ""));
    router.client(
        "PUT",
        Router.R0_V3,
        PATH + "/{stateKey?}",
        Admission.USERS_AND_GUESTS,
        (exchange, requester) -> set(exchange, requester, exchange.pathParameter("stateKey")));
  }

  private Answer set(Exchange exchange, Requester requester, String stateKey) {
    StateSlot slot = new StateSlot(exchange.pathParameter("eventType"), stateKey);
    EventId event =
        setState.handle(requester, exchange.roomId("roomId"), slot, exchange.body(BodySize.EVENT));
    return Answer.json(JsonObject.of("event_id", event.value()));
  }
}
