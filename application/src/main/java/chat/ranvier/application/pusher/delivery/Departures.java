package chat.ranvier.application.pusher.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A count of those at work, and a place to wait until there are few. */
final class Departures {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int atWork;

  void began() {
    change(1);
  }

  void ended() {
    change(-1);
  }

  private void change(int by) {
    lock.lock();
    try {
      atWork += by;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no more than so many are at work, but no longer than this. */
  void awaitAtMost(int count, Duration limit) {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (atWork > count && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
