package chat.ranvier.http.client.typing;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.typing.SetTyping;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code typing.yaml}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidtypinguserid">Typing</a>
 */
public final class TypingRoutes {
  private final SetTyping setTyping;

  /** The routes, on the operation behind them. */
  public TypingRoutes(SetTyping setTyping) {
    this.setTyping = setTyping;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("PUT", Router.R0_V3, "/rooms/{roomId}/typing/{userId}", this::set);
  }

  private Answer set(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body(BodySize.SMALL);
    boolean isTyping =
        body.bool("typing")
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.BAD_JSON, "'typing' must be true or false"));
    setTyping.handle(
        new SetTyping.Command(
            requester,
            exchange.userId("userId"),
            exchange.roomId("roomId"),
            isTyping,
            BodyFields.integer(body, "timeout", 0)));
    return Answer.empty();
  }
}
