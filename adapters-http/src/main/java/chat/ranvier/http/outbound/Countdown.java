package chat.ranvier.http.outbound;

import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time that this thread has for something: once it is over, the thread is interrupted, which
 * ends whatever a virtual thread waits for on a socket.
 */
final class Countdown implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread thread = Thread.currentThread();
  private final Runnable breakOff;
  private final Time.Timer timer;
  private boolean isOver;
  private boolean isClosed;

  /**
   * Begins now.
   *
   * @param breakOff ends the work where the thread is none that an interrupt ends
   */
  Countdown(Time time, Duration limit, Runnable breakOff) {
    this.breakOff = breakOff;
    this.timer = time.after(limit, this::end);
  }

  private void end() {
    lock.lock();
    try {
      if (!isClosed) {
        isOver = true;
        breakOff.run();
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the time is over. */
  boolean isOver() {
    lock.lock();
    try {
      return isOver;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    timer.cancel();
    lock.lock();
    try {
      isClosed = true;
      if (isOver && Thread.interrupted()) {
        return;
      }
    } finally {
      lock.unlock();
    }
  }
}
