package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherProgress.Trouble;
import chat.ranvier.application.pusher.port.PusherStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores how far pushers have come, right after each message. */
public final class PusherNotes {
  private static final Logger LOG = LoggerFactory.getLogger(PusherNotes.class);
  private static final long FIRST_PAUSE = 1_000;
  private static final long LONGEST_PAUSE = 3_600_000;
  private static final int MAX_DOUBLINGS = 20;
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);

  private final PusherStore pushers;
  private final Commits commits;
  private final Time time;

  /** Writes to this store. */
  public PusherNotes(PusherStore pushers, Commits commits, Time time) {
    this.pushers = pushers;
    this.commits = commits;
    this.time = time;
  }

  /**
   * Stores the progress. Where the storage is out of order it is tried again until it is stored: to
   * forget what was told would be to tell it again.
   *
   * @return whether the pusher is still there
   */
  public boolean save(Pusher pusher, PusherProgress progress) {
    return store(() -> pushers.note(pusher.key(), pusher.madeAt(), progress));
  }

  /**
   * Whether the pusher is still what it was when it was read. Asked for after what is to be told:
   * what has come since somebody turned the pusher off, or ended it, is not told then.
   */
  public boolean isCurrent(Pusher pusher) {
    return pushers
        .find(pusher.key())
        .filter(now -> now.madeAt() == pusher.madeAt())
        .filter(now -> now.settings().equals(pusher.settings()))
        .isPresent();
  }

  /** Takes the pusher away, unless its client has set it again meanwhile. */
  public void remove(Pusher pusher) {
    store(
        () ->
            pushers.find(pusher.key()).filter(now -> now.setAt() == pusher.setAt()).isPresent()
                && pushers.delete(pusher.key()));
  }

  private boolean store(Supplier<Boolean> write) {
    while (true) {
      try {
        return commits.write(write);
      } catch (StorageException e) {
        if (e.kind() == StorageException.Kind.CLOSED) {
          throw e;
        }
        LOG.warn("How far a pusher has come waits for storage: {}", e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    CountDownLatch over = new CountDownLatch(1);
    time.after(OUTAGE_PAUSE, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What stands in the way after one more failed attempt: each pause is twice as long. */
  public Trouble failedAgain(Pusher pusher) {
    long now = time.nowMillis();
    Optional<Trouble> before = pusher.progress().trouble();
    int attempts = before.map(Trouble::attempts).orElse(0) + 1;
    long pause = Math.min(FIRST_PAUSE << Math.min(attempts - 1, MAX_DOUBLINGS), LONGEST_PAUSE);
    return new Trouble(before.map(Trouble::since).orElse(now), attempts, now + pause);
  }
}
