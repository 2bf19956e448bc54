package chat.ranvier.application.server;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server does its work: something small that is written becomes durable in time. At
 * most one such write a second, however often it is asked; nobody waits longer than the patience.
 */
public final class CheckHealth {
  private static final Logger LOG = LoggerFactory.getLogger(CheckHealth.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Commits commits;
  private final Threads threads;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Probe last;

  /** A check of what these commits store. */
  public CheckHealth(Commits commits, Threads threads, Time time) {
    this.commits = commits;
    this.threads = threads;
    this.time = time;
  }

  /** Whether what is written becomes durable; waits for that, but not for long. */
  public boolean canWrite() {
    return current().await();
  }

  private Probe current() {
    lock.lock();
    try {
      Probe probe = last;
      if (probe == null || probe.isOutdated()) {
        probe = new Probe(time.nanos());
        last = probe;
        threads.start("health", probe::run);
      }
      return probe;
    } finally {
      lock.unlock();
    }
  }

  /** One small write, and what is known of it. */
  private final class Probe {
    private final long begun;
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile boolean running = true;
    private volatile boolean stored;

    private Probe(long begun) {
      this.begun = begun;
    }

    private boolean isOutdated() {
      return !running && time.nanos() - begun > FRESH.toNanos();
    }

    private void run() {
      Time.Timer patience = time.after(PATIENCE, told::countDown);
      try {
        commits.write(() -> {});
        stored = true;
      } catch (RuntimeException e) {
        LOG.warn("Nothing can be stored: {}", e.getMessage());
      } finally {
        running = false;
        told.countDown();
        patience.cancel();
      }
    }

    private boolean await() {
      try {
        told.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return stored;
    }
  }
}
