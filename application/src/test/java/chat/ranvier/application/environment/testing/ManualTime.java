package chat.ranvier.application.environment.testing;

import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is moved by hand; due actions run on the thread that moves it, in
 * the order in which they are due.
 */
public final class ManualTime implements Time {
  private static final long MILLI = 1_000_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Waiting> waiting = new ArrayList<>();
  private final long beginMillis;
  private long elapsed;

  /** Time that stands at the first second of 2026. */
  public ManualTime() {
    this(1_767_225_600_000L);
  }

  /** Time that stands at so many milliseconds since 1970. */
  public ManualTime(long nowMillis) {
    this.beginMillis = nowMillis;
  }

  @Override
  public long nowMillis() {
    return beginMillis + nanos() / MILLI;
  }

  @Override
  public long nanos() {
    lock.lock();
    try {
      return elapsed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    lock.lock();
    try {
      Waiting one = new Waiting(elapsed + Math.max(0, delay.toNanos()), action);
      waiting.add(one);
      return () -> forget(one);
    } finally {
      lock.unlock();
    }
  }

  /** Moves on, and runs what becomes due on the way. */
  public void advance(Duration step) {
    long until = nanos() + step.toNanos();
    for (Waiting next = nextDue(until); next != null; next = nextDue(until)) {
      next.action.run();
    }
    lock.lock();
    try {
      elapsed = Math.max(elapsed, until);
    } finally {
      lock.unlock();
    }
  }

  /** How many actions wait for their time. */
  public int pending() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Waiting nextDue(long until) {
    lock.lock();
    try {
      Waiting first = null;
      for (Waiting one : waiting) {
        if (one.due <= until && (first == null || one.due < first.due)) {
          first = one;
        }
      }
      if (first != null) {
        waiting.remove(first);
        elapsed = Math.max(elapsed, first.due);
      }
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void forget(Waiting one) {
    lock.lock();
    try {
      waiting.remove(one);
    } finally {
      lock.unlock();
    }
  }

  private static final class Waiting {
    private final long due;
    private final Runnable action;

    private Waiting(long due, Runnable action) {
      this.due = due;
      this.action = action;
    }
  }
}
