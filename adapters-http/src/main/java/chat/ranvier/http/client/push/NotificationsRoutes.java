package chat.ranvier.http.client.push;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.push.ReadNotifications;
import chat.ranvier.application.push.ReadNotifications.Listed;
import chat.ranvier.application.push.ReadNotifications.Page;
import chat.ranvier.application.push.ReadNotifications.Query;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.AnswerSize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.OptionalLong;

/**
 * The route of {@code notifications.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#listing-notifications">Listing
 *     notifications</a>
 */
public final class NotificationsRoutes {
  private static final long USUAL_LIMIT = 50;

  private final ReadNotifications read;

  /** The route, on the operation behind it. */
  public NotificationsRoutes(ReadNotifications read) {
    this.read = read;
  }

  /** Adds the route. */
  public void register(Router router) {
    router.client("GET", Router.R0_V3, "/notifications", this::list);
  }

  private Answer list(Exchange exchange, Requester requester) {
    OptionalLong from = exchange.queryInteger("from");
    long limit = exchange.queryInteger("limit").orElse(USUAL_LIMIT);
    if (limit < 0 || from.orElse(1) < 0) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'from' and 'limit' are no less than 0");
    }
    boolean onlyHighlights = exchange.query("only").filter("highlight"::equals).isPresent();
    return Answer.jsonBytes(
        200, write(read.handle(requester, new Query(from, limit, onlyHighlights))));
  }

  private static byte[] write(Page page) {
    JsonOutput out = JsonOutput.create();
    AnswerSize size = new AnswerSize(out);
    out.beginObject();
    page.next().ifPresent(next -> out.name("next_token").value(Long.toString(next)));
    out.name("notifications").beginArray();
    for (Listed listed : page.notifications()) {
      write(listed, out);
      size.hasGrown();
    }
    return out.endArray().endObject().toBytes();
  }

  private static void write(Listed listed, JsonOutput out) {
    out.beginObject().name("actions").beginArray().value("notify");
    JsonObject tweaks = listed.notification().tweaks();
    for (String name : tweaks.names()) {
      JsonObject.Builder tweak = JsonObject.builder().put("set_tweak", name);
      tweaks.find(name).ifPresent(value -> tweak.put("value", value));
      out.value(tweak.build());
    }
    out.endArray().name("event");
    listed.event().writeTo(out);
    out.name("read")
        .value(listed.isRead())
        .name("room_id")
        .value(listed.notification().room().roomId().value())
        .name("ts")
        .value(listed.sentAt())
        .endObject();
  }
}
