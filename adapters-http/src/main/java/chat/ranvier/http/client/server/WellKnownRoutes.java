package chat.ranvier.http.client.server;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.JsonBinding;
import chat.ranvier.http.server.MatrixErrors;
import chat.ranvier.http.server.Router;
import java.util.Optional;

/**
 * Where this server is found, and whom to turn to.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#well-known-uris">Well-known
 *     URIs</a>
 */
public final class WellKnownRoutes {
  private final WellKnown wellKnown;

  /** Tells what is configured. */
  public WellKnownRoutes(WellKnown wellKnown) {
    this.wellKnown = wellKnown;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get("/.well-known/matrix/client", exchange -> orNotFound(client()));
    router.get("/.well-known/matrix/server", exchange -> orNotFound(server()));
    router.get("/.well-known/matrix/support", exchange -> orNotFound(support()));
  }

  private Optional<Answer> client() {
    return wellKnown
        .clientBaseUrl()
        .map(
            url ->
                Answer.json(
                    wellKnown.clientExtras().with("m.homeserver", JsonObject.of("base_url", url))));
  }

  private Optional<Answer> server() {
    return wellKnown.server().map(name -> Answer.json(JsonObject.of("m.server", name)));
  }

  private Optional<Answer> support() {
    return wellKnown.support().map(whom -> Answer.jsonBytes(200, JsonBinding.toBytes(whom)));
  }

  private static Answer orNotFound(Optional<Answer> answer) {
    return answer
        .map(found -> found.with("Cache-Control", "public, max-age=3600"))
        .orElseGet(() -> MatrixErrors.of(ErrorCode.NOT_FOUND, "Not configured here"));
  }
}
