package chat.ranvier.http.client.profile;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.profile.ChangeProfile;
import chat.ranvier.application.profile.FindProfile;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code profile.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Profiles</a>
 */
public final class ProfileRoutes {
  private static final String WHOLE = "/profile/{userId}";
  private static final String FIELD = "/profile/{userId}/{keyName}";

  private final FindProfile findProfile;
  private final ChangeProfile changeProfile;
  private final boolean forUsersOnly;

  /**
   * The routes, on the operations behind them.
   *
   * @param forUsersOnly whether profiles are shown to users of this server only
   */
  public ProfileRoutes(FindProfile findProfile, ChangeProfile changeProfile, boolean forUsersOnly) {
    this.findProfile = findProfile;
    this.changeProfile = changeProfile;
    this.forUsersOnly = forUsersOnly;
  }

  /** Adds the routes. */
  public void register(Router router) {
    if (forUsersOnly) {
      router.client(
          "GET", Router.R0_V3, WHOLE, Admission.USERS_AND_GUESTS, (exchange, r) -> whole(exchange));
      router.client(
          "GET", Router.R0_V3, FIELD, Admission.USERS_AND_GUESTS, (exchange, r) -> field(exchange));
    } else {
      router.client("GET", Router.R0_V3, WHOLE, this::whole);
      router.client("GET", Router.R0_V3, FIELD, this::field);
    }
    router.client("PUT", Router.R0_V3, FIELD, Admission.USERS_AND_GUESTS, this::put);
    router.client("DELETE", Router.R0_V3, FIELD, Admission.USERS_AND_GUESTS, this::delete);
  }

  private Answer whole(Exchange exchange) {
    return Answer.json(findProfile.handle(exchange.userId("userId")));
  }

  private Answer field(Exchange exchange) {
    return Answer.json(
        findProfile.field(exchange.userId("userId"), exchange.pathParameter("keyName")));
  }

  private Answer put(Exchange exchange, Requester requester) {
    String field = exchange.pathParameter("keyName");
    JsonValue value =
        exchange
            .body()
            .find(field)
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing '" + field + "'"));
    changeProfile.put(requester, exchange.userId("userId"), field, value);
    return Answer.empty();
  }

  private Answer delete(Exchange exchange, Requester requester) {
    changeProfile.delete(requester, exchange.userId("userId"), exchange.pathParameter("keyName"));
    return Answer.empty();
  }
}
