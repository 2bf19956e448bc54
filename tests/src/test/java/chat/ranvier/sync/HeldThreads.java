package chat.ranvier.sync;

import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.testing.TestThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Threads, of which those with one name begin only when they are let. */
final class HeldThreads implements Threads {
  private final TestThreads threads = new TestThreads();
  private final String held;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean isHolding;

  HeldThreads(String held) {
    this.held = held;
  }

  @Override
  public void start(String name, Runnable body) {
    lock.lock();
    try {
      if (isHolding && name.equals(held)) {
        waiting.add(body);
      } else {
        threads.start(name, body);
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on none of them begins. */
  void hold() {
    lock.lock();
    try {
      isHolding = true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets those begin that wait, and all later ones. */
  void letGo() {
    lock.lock();
    try {
      isHolding = false;
      waiting.forEach(body -> threads.start(held, body));
      waiting.clear();
    } finally {
      lock.unlock();
    }
  }
}
