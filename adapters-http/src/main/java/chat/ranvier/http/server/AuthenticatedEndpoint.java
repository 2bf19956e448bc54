package chat.ranvier.http.server;

import chat.ranvier.application.access.Requester;

/** What answers the requests of a route that needs an access token. */
@FunctionalInterface
public interface AuthenticatedEndpoint {
  /**
   * Answers a request, on the thread of its connection.
   *
   * @throws RuntimeException a refusal, answered as {@link MatrixErrors} says
   */
  Answer handle(Exchange exchange, Requester requester);
}
