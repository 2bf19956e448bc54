package chat.ranvier.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: its listeners, from start to stop. */
public final class MatrixServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MatrixServer.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ServerParts parts;
  private final List<Listener> listeners;
  private final List<Gate> gates = new ArrayList<>();

  /**
   * A server that does not listen yet.
   *
   * @param version the version of Ranvier, which every answer names
   */
  public MatrixServer(
      Router router,
      List<Listener> listeners,
      String version,
      RequestLimits limits,
      Surroundings surroundings) {
    this.listeners = List.copyOf(listeners);
    this.parts =
        new ServerParts(
            router,
            new AnswerWriter(version),
            new Deadlines(surroundings.time(), limits.stall()),
            limits,
            RequestMemory.of(limits.heapBytes(), surroundings.time()),
            surroundings,
            new AtomicLong(),
            new AtomicBoolean());
  }

  /**
   * Begins to listen everywhere.
   *
   * @throws ListenException where that is not possible; then nothing listens
   */
  public void start() {
    parts.deadlines().start();
    for (Listener listener : listeners) {
      try {
        gates.add(Gate.open(listener, parts));
      } catch (IOException e) {
        close();
        throw new ListenException(listener, e);
      }
    }
  }

  /** The port of a listener, by its place among them; -1 where it is a Unix socket. */
  public int port(int listener) {
    try {
      return gates.get(listener).port();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins to stop: takes no more connections, closes those that wait for a request, and lets the
   * others end with the request they are at.
   */
  public void stopAccepting() {
    if (!parts.stopping().getAndSet(true)) {
      gates.forEach(MatrixServer::shut);
    }
  }

  /**
   * Stops: takes no more connections, lets running requests end for up to five seconds, and returns
   * when all is closed.
   */
  @Override
  public void close() {
    stopAccepting();
    try {
      for (Gate gate : gates) {
        gate.awaitEmpty(GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gates.clear();
    parts.deadlines().stop();
  }

  private static void shut(Gate gate) {
    try {
      gate.shut();
    } catch (IOException e) {
      LOG.warn("A listener did not close as it should", e);
    }
  }
}
