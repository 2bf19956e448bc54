package chat.ranvier.http.client.filter;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.filter.DefineFilter;
import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodySize;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code filter.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>
 */
public final class FilterRoutes {
  private final DefineFilter defineFilter;
  private final FindFilter findFilter;

  /** The routes, on the operations behind them. */
  public FilterRoutes(DefineFilter defineFilter, FindFilter findFilter) {
    this.defineFilter = defineFilter;
    this.findFilter = findFilter;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "POST", Router.R0_V3, "/user/{userId}/filter", Admission.USERS_AND_GUESTS, this::define);
    router.client(
        "GET",
        Router.R0_V3,
        "/user/{userId}/filter/{filterId}",
        Admission.USERS_AND_GUESTS,
        this::find);
  }

  private Answer define(Exchange exchange, Requester requester) {
    String id =
        defineFilter.handle(requester, exchange.userId("userId"), exchange.body(BodySize.EVENT));
    return Answer.json(JsonObject.of("filter_id", id));
  }

  private Answer find(Exchange exchange, Requester requester) {
    return Answer.json(
        findFilter.handle(
            requester, exchange.userId("userId"), exchange.pathParameter("filterId")));
  }
}
