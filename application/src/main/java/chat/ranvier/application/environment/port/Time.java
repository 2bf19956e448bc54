package chat.ranvier.application.environment.port;

import java.time.Duration;

/** The clock and the timers. */
public interface Time {
  /** The time of day, in milliseconds since 1970. */
  long nowMillis();

  /** A clock for measuring durations only, in nanoseconds. */
  long nanos();

  /**
   * Runs the action on a thread of its own once the delay is over.
   *
   * @return what takes the order back
   */
  Timer after(Duration delay, Runnable action);

  /** An action that waits for its time. */
  interface Timer {
    /** Takes the action back, where it has not begun. */
    void cancel();
  }
}
