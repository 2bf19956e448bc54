package chat.ranvier.http.client.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventPage;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code message_pagination.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidmessages">GET
 *     messages</a>
 */
public final class MessagePaginationRoutes {
  private final ReadMessages readMessages;

  /** The routes, on the operation behind them. */
  public MessagePaginationRoutes(ReadMessages readMessages) {
    this.readMessages = readMessages;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "GET",
        Router.R0_V3,
        "/rooms/{roomId}/messages",
        Admission.USERS_AND_GUESTS,
        this::messages);
  }

  private Answer messages(Exchange exchange, Requester requester) {
    EventPage page =
        readMessages.handle(
            requester,
            new ReadMessages.Query(
                exchange.roomId("roomId"),
                direction(exchange.query("dir").orElse("f")),
                PageQuery.token(exchange, "from"),
                PageQuery.token(exchange, "to"),
                PageQuery.limit(exchange),
                PageQuery.filter(exchange)));
    JsonOutput out = EventsJson.output(page.chunk().size() + page.state().size()).beginObject();
    EventsJson.write(out.name("chunk"), page.chunk());
    page.end().ifPresent(end -> out.name("end").value(end.text()));
    out.name("start").value(page.start().text());
    if (!page.state().isEmpty()) {
      EventsJson.write(out.name("state"), page.state());
    }
    return Answer.jsonBytes(200, out.endObject().toBytes());
  }

  private static Direction direction(String name) {
    return switch (name) {
      case "b" -> Direction.BACKWARD;
      case "f" -> Direction.FORWARD;
      default -> throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'dir' must be b or f");
    };
  }
}
