package chat.ranvier.http.server;

import chat.ranvier.application.ratelimit.RateLimiter;

/** Endpoints that answer only so often, and refuse with {@code M_LIMIT_EXCEEDED} otherwise. */
public final class Limited {
  private Limited() {}

  /** This endpoint, counted by where the request comes from. */
  public static Endpoint byAddress(RateLimiter limiter, Endpoint endpoint) {
    return exchange -> {
      limiter.take(exchange.address().network());
      return endpoint.handle(exchange);
    };
  }

  /** This endpoint, counted by who makes the request. */
  public static AuthenticatedEndpoint byUser(RateLimiter limiter, AuthenticatedEndpoint endpoint) {
    return (exchange, requester) -> {
      limiter.take(requester.user().value());
      return endpoint.handle(exchange, requester);
    };
  }
}
