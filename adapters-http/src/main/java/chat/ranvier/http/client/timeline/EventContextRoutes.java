package chat.ranvier.http.client.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.timeline.EventContext;
import chat.ranvier.application.timeline.ReadEventContext;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code event_context.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidcontexteventid">GET
 *     context</a>
 */
public final class EventContextRoutes {
  private final ReadEventContext readContext;

  /** The routes, on the operation behind them. */
  public EventContextRoutes(ReadEventContext readContext) {
    this.readContext = readContext;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "GET",
        Router.R0_V3,
        "/rooms/{roomId}/context/{eventId}",
        Admission.USERS_AND_GUESTS,
        this::context);
  }

  private Answer context(Exchange exchange, Requester requester) {
    EventContext context =
        readContext.handle(
            requester,
            exchange.roomId("roomId"),
            exchange.eventId("eventId"),
            PageQuery.limit(exchange),
            PageQuery.filter(exchange));
    int events = 1 + context.before().size() + context.after().size() + context.state().size();
    JsonOutput out = EventsJson.output(events).beginObject();
    out.name("end").value(context.end().text());
    context.event().writeTo(out.name("event"));
    EventsJson.write(out.name("events_after"), context.after());
    EventsJson.write(out.name("events_before"), context.before());
    out.name("start").value(context.start().text());
    EventsJson.write(out.name("state"), context.state());
    return Answer.jsonBytes(200, out.endObject().toBytes());
  }
}
