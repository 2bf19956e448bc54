package chat.ranvier.bootstrap.environment;

import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clocks, and timers on one thread that only starts others. */
public final class SystemTime implements Time, AutoCloseable {
  private final Threads threads;
  private final ScheduledThreadPoolExecutor timers;

  /**
   * The machine's time.
   *
   * @param threads where the timers' actions run
   */
  public SystemTime(Threads threads) {
    this.threads = threads;
    this.timers =
        new ScheduledThreadPoolExecutor(
            1, action -> Thread.ofPlatform().name("timers").daemon().unstarted(action));
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nowMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    ScheduledFuture<?> order =
        timers.schedule(
            () -> threads.start("timer", action), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> order.cancel(false);
  }

  /** Gives up all timers. */
  @Override
  public void close() {
    timers.shutdownNow();
  }
}
