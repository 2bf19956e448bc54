package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.Time;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose client has the turn: it is to send the rest of a head, or a body, or to take an
 * answer. Who does not within the time is disconnected; the thread that waits for it is freed.
 *
 * <p>One thread serves a connection, so the thread is the key. An endpoint at work is not watched:
 * a long poll may last.
 */
final class Deadlines implements Http1ConnectionListener {
  private static final Duration SWEEP = Duration.ofSeconds(10);
  private static final long BYTES_PER_SECOND = 4096;

  private final Time time;
  private final long stall;
  private final Map<Thread, Turn> turns = new ConcurrentHashMap<>();
  private volatile Time.@Nullable Timer timer;

  Deadlines(Time time, Duration stall) {
    this.time = time;
    this.stall = stall.toNanos();
  }

  void start() {
    timer = time.after(SWEEP, this::sweep);
  }

  void stop() {
    Time.Timer last = timer;
    timer = null;
    if (last != null) {
      last.cancel();
    }
  }

  @Override
  public void prologue(ConnectionContext connection, HttpPrologue prologue) {
    turns.put(Thread.currentThread(), new Turn(connection, time.nanos() + stall));
  }

  /** The head of this thread's request is complete. */
  void headComplete() {
    turns.remove(Thread.currentThread());
  }

  /** Does what waits for the client, that so many bytes go to or come from. */
  <T> T within(ConnectionContext connection, long bytes, Supplier<T> exchange) {
    Thread thread = Thread.currentThread();
    long extra = bytes / BYTES_PER_SECOND * 1_000_000_000L;
    turns.put(thread, new Turn(connection, time.nanos() + stall + extra));
    try {
      return exchange.get();
    } finally {
      turns.remove(thread);
    }
  }

  private void sweep() {
    long now = time.nanos();
    turns.forEach(
        (thread, turn) -> {
          if (now - turn.until > 0 && turns.remove(thread, turn)) {
            disconnect(turn.connection);
          }
        });
    if (timer != null) {
      start();
    }
  }

  private static void disconnect(ConnectionContext connection) {
    try {
      connection.serverSocket().close();
    } catch (UncheckedIOException e) {
      // It has closed by itself in the meantime.
      return;
    }
  }

  private record Turn(ConnectionContext connection, long until) {}
}
