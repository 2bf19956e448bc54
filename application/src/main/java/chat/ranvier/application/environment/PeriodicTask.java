package chat.ranvier.application.environment;

import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Background work that is done again and again, with pauses, until it is closed. */
public final class PeriodicTask implements AutoCloseable {
  private static final int PAUSE_FOR_WORK = 99;

  private final Time time;
  private final Supplier<Duration> step;
  private volatile boolean isClosed;
  private volatile Time.@Nullable Timer next;

  /**
   * Work that has not begun.
   *
   * @param step does a piece of the work and says how long to pause after it; must not throw
   */
  public PeriodicTask(Time time, Supplier<Duration> step) {
    this.time = time;
    this.step = step;
  }

  /**
   * A pause after work, so long that the work takes a hundredth of the time at most.
   *
   * @param nanos how long the work took
   * @param shortest the pause where that is longer
   */
  public static Duration pauseAfter(long nanos, Duration shortest) {
    Duration pause = Duration.ofNanos(nanos).multipliedBy(PAUSE_FOR_WORK);
    return pause.compareTo(shortest) < 0 ? shortest : pause;
  }

  /** Begins after a pause. */
  public void begin(Duration pause) {
    if (!isClosed) {
      next = time.after(pause, this::run);
    }
  }

  private void run() {
    if (!isClosed) {
      begin(step.get());
    }
  }

  /** Whether a piece of the work that is going on should end soon. */
  public boolean isClosed() {
    return isClosed;
  }

  /** Begins no further piece; the one at hand is finished. */
  @Override
  public void close() {
    isClosed = true;
    Time.Timer planned = next;
    if (planned != null) {
      planned.cancel();
    }
  }
}
