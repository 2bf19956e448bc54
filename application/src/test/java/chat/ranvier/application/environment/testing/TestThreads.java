package chat.ranvier.application.environment.testing;

import chat.ranvier.application.environment.port.Threads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Virtual threads of the machine, which a test can wait for. */
public final class TestThreads implements Threads {
  private final Queue<Thread> started = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  @Override
  public void start(String name, Runnable body) {
    started.add(
        Thread.ofVirtual()
            .name(name)
            .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
            .start(body));
  }

  /** Waits until every thread that was started has ended, those that they started among them. */
  public void join() {
    for (Thread thread = started.poll(); thread != null; thread = started.poll()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + thread, e);
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a thread failed", failures.peek());
    }
  }
}
