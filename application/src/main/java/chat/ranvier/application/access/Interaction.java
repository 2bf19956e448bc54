package chat.ranvier.application.access;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * A request that needs user-interactive authentication: what a session of it is bound to.
 *
 * @param requester who asks, where an access token came with the request
 * @param body the request's whole body, {@code auth} included
 * @param address the client's network address
 */
public record Interaction(
    String method,
    String path,
    Optional<Requester> requester,
    JsonObject body,
    ClientAddress address) {
  Optional<UserId> user() {
    return requester.map(Requester::user);
  }

  Optional<JsonObject> auth() {
    return body.object("auth");
  }
}
