package chat.ranvier.http.client.access;

import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.Requester;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.server.Exchange;
import java.util.Optional;

/** Requests that need user-interactive authentication, as the operations behind them want them. */
public final class Interactions {
  private Interactions() {}

  /** A request of a user's. */
  public static Interaction of(Exchange exchange, Requester requester, JsonObject body) {
    return new Interaction(
        exchange.method(), exchange.rawPath(), Optional.of(requester), body, exchange.address());
  }

  /** A request of somebody who is not known yet. */
  public static Interaction of(Exchange exchange, JsonObject body) {
    return new Interaction(
        exchange.method(), exchange.rawPath(), Optional.empty(), body, exchange.address());
  }
}
