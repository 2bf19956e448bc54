package chat.ranvier.http.client.messaging;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.messaging.SendEvent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code room_send.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid">PUT
 *     send</a>
 */
public final class RoomSendRoutes {
  private final SendEvent sendEvent;

  /** The routes, on the operation behind them. */
  public RoomSendRoutes(SendEvent sendEvent) {
    this.sendEvent = sendEvent;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "PUT",
        Router.R0_V3,
        "/rooms/{roomId}/send/{eventType}/{txnId}",
        Admission.USERS_AND_GUESTS,
        this::send);
  }

  private Answer send(Exchange exchange, Requester requester) {
    EventId event =
        sendEvent.handle(
            requester,
            exchange.roomId("roomId"),
            exchange.pathParameter("eventType"),
            exchange.body(BodySize.EVENT),
            exchange.pathParameter("txnId"));
    return Answer.json(JsonObject.of("event_id", event.value()));
  }
}
