package chat.ranvier.http.server;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many clients are still there, for who waits until there are none. */
final class Departures {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int present;
  private boolean givenUp;

  /** One has come. */
  void expectOne() {
    change(1, false);
  }

  /** One has left. */
  void oneHasLeft() {
    change(-1, false);
  }

  /** Nobody is waited for any more. */
  void giveUp() {
    change(0, true);
  }

  void awaitAll() throws InterruptedException {
    lock.lock();
    try {
      while (present > 0 && !givenUp) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(int by, boolean giveUp) {
    lock.lock();
    try {
      present += by;
      givenUp |= giveUp;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
