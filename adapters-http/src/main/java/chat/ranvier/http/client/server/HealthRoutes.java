package chat.ranvier.http.client.server;

import chat.ranvier.application.server.CheckHealth;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The page that whatever supervises the server asks whether it is well: 200 where what is written
 * becomes durable, 503 where it does not. Nothing of the specification.
 */
public final class HealthRoutes {
  private final CheckHealth checkHealth;

  /** The routes, on the operation behind them. */
  public HealthRoutes(CheckHealth checkHealth) {
    this.checkHealth = checkHealth;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get("/health", this::health);
  }

  private Answer health(Exchange exchange) {
    return checkHealth.canWrite()
        ? Answer.text(200, "OK")
        : Answer.text(503, "Nothing can be stored");
  }
}
