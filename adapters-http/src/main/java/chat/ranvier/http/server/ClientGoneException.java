package chat.ranvier.http.server;

/** Says that the client's connection broke, or stalled too long, before the request was over. */
final class ClientGoneException extends RuntimeException {
  ClientGoneException(Throwable cause) {
    super("the client has gone", cause, false, false);
  }
}
