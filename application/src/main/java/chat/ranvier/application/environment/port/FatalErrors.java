package chat.ranvier.application.environment.port;

/**
 * What ends the process at once where it cannot be trusted any more: a thread that the server
 * cannot live without has ended by an error, or there is no memory left. Whatever supervises the
 * process starts it anew; nothing that was acknowledged is lost, since that is durable.
 */
@FunctionalInterface
public interface FatalErrors {
  /**
   * Ends the process without waiting for anything.
   *
   * @param where the thread or the work that the error ended
   */
  void end(String where, Throwable error);
}
