package chat.ranvier.http.server;

/** What answers the requests of a route, whoever sends them. */
@FunctionalInterface
public interface Endpoint {
  /**
   * Answers a request, on the thread of its connection.
   *
   * @throws RuntimeException a refusal, answered as {@link MatrixErrors} says
   */
  Answer handle(Exchange exchange);
}
