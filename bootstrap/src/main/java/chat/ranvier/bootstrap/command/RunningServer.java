package chat.ranvier.bootstrap.command;

import java.net.URI;

/** A server that answers requests. */
public interface RunningServer extends AutoCloseable {
  /** Where clients on this machine reach it; ends in a slash. */
  URI address();

  /** Waits until the server has stopped. */
  void awaitStop() throws InterruptedException;

  /** Stops the server: no new requests, those that run get their time, nothing is lost. */
  @Override
  void close();
}
