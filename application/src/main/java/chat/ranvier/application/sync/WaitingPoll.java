package chat.ranvier.application.sync;

import java.util.concurrent.CountDownLatch;

/** A poll that waits until something changes for its user. */
final class WaitingPoll {
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long news;
  private volatile boolean hasNews;

  /**
   * Something has changed.
   *
   * @param now when, by the clock for durations
   */
  void wake(long now) {
    news = now;
    hasNews = true;
    over.countDown();
  }

  /** There is nothing to wait for any more. */
  void end() {
    over.countDown();
  }

  void await() throws InterruptedException {
    over.await();
  }

  /** Whether something changed, and that ended the waiting or came together with its end. */
  boolean hasNews() {
    return hasNews;
  }

  /** When something changed, where it did. */
  long news() {
    return news;
  }
}
