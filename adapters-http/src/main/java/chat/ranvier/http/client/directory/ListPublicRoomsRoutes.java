package chat.ranvier.http.client.directory;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.directory.PublishRoom;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code list_public_rooms.yaml} by which rooms are listed.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#published-room-directory">Published
 *     room directory</a>
 */
public final class ListPublicRoomsRoutes {
  private static final String PATH = "/directory/list/room/{roomId}";

  private final PublishRoom publishRoom;

  /** The routes, on the operation behind them. */
  public ListPublicRoomsRoutes(PublishRoom publishRoom) {
    this.publishRoom = publishRoom;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, PATH, this::visibility);
    router.client("PUT", Router.R0_V3, PATH, this::setVisibility);
  }

  private Answer visibility(Exchange exchange) {
    boolean isPublished = publishRoom.isPublished(exchange.roomId("roomId"));
    return Answer.json(JsonObject.of("visibility", isPublished ? "public" : "private"));
  }

  private Answer setVisibility(Exchange exchange, Requester requester) {
    boolean isPublished =
        switch (BodyFields.optionalText(exchange.bodyOrEmpty(BodySize.SMALL), "visibility")
            .orElse("public")) {
          case "public" -> true;
          case "private" -> false;
          default ->
              throw new MatrixFailure(ErrorCode.BAD_JSON, "'visibility' must be public or private");
        };
    publishRoom.handle(requester, exchange.roomId("roomId"), isPublished);
    return Answer.empty();
  }
}
