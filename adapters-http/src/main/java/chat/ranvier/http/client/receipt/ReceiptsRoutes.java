package chat.ranvier.http.client.receipt;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.receipt.SendReceipt;
import chat.ranvier.application.receipt.SetReadMarkers;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.Optional;

/**
 * The routes of {@code receipts.yaml} and {@code read_markers.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>
 */
public final class ReceiptsRoutes {
  private static final String FULLY_READ = "m.fully_read";

  private final SendReceipt sendReceipt;
  private final SetReadMarkers setReadMarkers;

  /** The routes, on the operations behind them. */
  public ReceiptsRoutes(SendReceipt sendReceipt, SetReadMarkers setReadMarkers) {
    this.sendReceipt = sendReceipt;
    this.setReadMarkers = setReadMarkers;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "POST", Router.R0_V3, "/rooms/{roomId}/receipt/{receiptType}/{eventId}", this::send);
    router.client("POST", Router.R0_V3, "/rooms/{roomId}/read_markers", this::setMarkers);
  }

  private Answer send(Exchange exchange, Requester requester) {
    String type = exchange.pathParameter("receiptType");
    EventId event = exchange.eventId("eventId");
    JsonObject body = exchange.bodyOrEmpty(BodySize.SMALL);
    if (type.equals(FULLY_READ)) {
      setReadMarkers.handle(
          requester,
          exchange.roomId("roomId"),
          new SetReadMarkers.Markers(Optional.of(event), Optional.empty(), Optional.empty()));
    } else {
      sendReceipt.handle(
          new SendReceipt.Command(requester, exchange.roomId("roomId"), type, event, thread(body)));
    }
    return Answer.empty();
  }

  private static Optional<String> thread(JsonObject body) {
    if (body.has("thread_id") && body.string("thread_id").isEmpty()) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'thread_id' must be a string");
    }
    return body.string("thread_id");
  }

  private Answer setMarkers(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body(BodySize.SMALL);
    setReadMarkers.handle(
        requester,
        exchange.roomId("roomId"),
        new SetReadMarkers.Markers(
            event(body, FULLY_READ), event(body, "m.read"), event(body, "m.read.private")));
    return Answer.empty();
  }

  private static Optional<EventId> event(JsonObject body, String name) {
    if (body.has(name) && body.string(name).isEmpty()) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' must be an event id");
    }
    return body.string(name).map(EventId::parse);
  }
}
