package chat.ranvier.application.environment;

import chat.ranvier.application.environment.port.Threads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A queue with one reader: a virtual thread that takes all that waits at once and exists only while
 * there is something.
 *
 * @param <T> what waits
 */
public final class Mailbox<T> {
  private final Threads threads;
  private final String name;
  private final int maxBatch;
  private final Consumer<List<T>> reader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<T> waiting = new ArrayDeque<>();
  private boolean served;

  /**
   * An empty mailbox.
   *
   * @param name what its thread is called
   * @param maxBatch the most items that the reader gets at once
   * @param reader takes each batch; called by one thread at a time; what it throws ends its thread
   *     as an error, after which nothing is read any more
   */
  public Mailbox(Threads threads, String name, int maxBatch, Consumer<List<T>> reader) {
    this.threads = threads;
    this.name = name;
    this.maxBatch = maxBatch;
    this.reader = reader;
  }

  /** Adds an item at the end. */
  public void put(T item) {
    lock.lock();
    try {
      waiting.add(item);
      if (served) {
        return;
      }
      served = true;
    } finally {
      lock.unlock();
    }
    threads.start(name, this::serve);
  }

  /** Whether nothing waits and the reader is not at work. */
  public boolean isIdle() {
    lock.lock();
    try {
      return !served;
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    List<T> batch = take();
    while (!batch.isEmpty()) {
      read(batch);
      batch = take();
    }
  }

  /** Whoever waits for what the reader gave up would wait without end: that is an error. */
  private void read(List<T> batch) {
    try {
      reader.accept(batch);
    } catch (RuntimeException e) {
      throw new AssertionError("the reader of the mailbox " + name + " has failed", e);
    }
  }

  private List<T> take() {
    lock.lock();
    try {
      List<T> batch = new ArrayList<>(Math.min(waiting.size(), maxBatch));
      while (batch.size() < maxBatch && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      served = !batch.isEmpty();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
