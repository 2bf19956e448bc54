package chat.ranvier.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names as the operating system resolves them, on threads of its own: a look-up that hangs would
 * hold one of the few that carry all virtual threads.
 */
public final class SystemNames implements NameLookup {
  private static final int MAX_THREADS = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;

  /** Resolves on threads of this factory. */
  public SystemNames(ThreadFactory platformThreads) {
    this.threads =
        new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            platformThreads);
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    Future<InetAddress[]> found = threads.submit(() -> InetAddress.getAllByName(host));
    try {
      return List.of(found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      throw unknown(host, e);
    } catch (TimeoutException e) {
      found.cancel(false);
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    UnknownHostException unknown = new UnknownHostException("No address of " + host);
    unknown.initCause(cause);
    return unknown;
  }
}
