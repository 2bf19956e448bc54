package chat.ranvier.http.client.tag;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.tag.ChangeTags;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code tags.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-tagging">Room tagging</a>
 */
public final class TagsRoutes {
  private static final String ALL = "/user/{userId}/rooms/{roomId}/tags";
  private static final String ONE = ALL + "/{tag}";

  private final ChangeTags changeTags;

  /** The routes, on the operations behind them. */
  public TagsRoutes(ChangeTags changeTags) {
    this.changeTags = changeTags;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, ALL, this::list);
    router.client("PUT", Router.R0_V3, ONE, this::put);
    router.client("DELETE", Router.R0_V3, ONE, this::delete);
  }

  private Answer list(Exchange exchange, Requester requester) {
    JsonObject tags =
        changeTags.list(requester, exchange.userId("userId"), exchange.roomId("roomId"));
    return Answer.json(JsonObject.of("tags", tags));
  }

  private Answer put(Exchange exchange, Requester requester) {
    changeTags.put(
        requester,
        exchange.userId("userId"),
        exchange.roomId("roomId"),
        exchange.pathParameter("tag"),
        exchange.bodyOrEmpty(BodySize.SMALL));
    return Answer.empty();
  }

  private Answer delete(Exchange exchange, Requester requester) {
    changeTags.delete(
        requester,
        exchange.userId("userId"),
        exchange.roomId("roomId"),
        exchange.pathParameter("tag"));
    return Answer.empty();
  }
}
