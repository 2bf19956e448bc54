package chat.ranvier.http.client.redaction;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.redaction.RedactEvent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code redaction.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#redactions">Redactions</a>
 */
public final class RedactionRoutes {
  private final RedactEvent redactEvent;

  /** The routes, on the operation behind them. */
  public RedactionRoutes(RedactEvent redactEvent) {
    this.redactEvent = redactEvent;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("PUT", Router.R0_V3, "/rooms/{roomId}/redact/{eventId}/{txnId}", this::redact);
  }

  private Answer redact(Exchange exchange, Requester requester) {
    JsonObject content =
        JsonObject.builder()
            .putIfPresent(
                "reason", BodyFields.optionalText(exchange.bodyOrEmpty(BodySize.EVENT), "reason"))
            .build();
    EventId redaction =
        redactEvent.handle(
            requester,
            exchange.roomId("roomId"),
            exchange.eventId("eventId"),
            content,
            exchange.pathParameter("txnId"));
    return Answer.json(JsonObject.of("event_id", redaction.value()));
  }
}
