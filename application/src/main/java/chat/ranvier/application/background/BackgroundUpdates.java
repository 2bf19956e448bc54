package chat.ranvier.application.background;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs background updates, one after another: a piece, a pause, a piece. Pieces are made as large
 * as fits into a twentieth of a second. One that fails is tried again after ever longer pauses.
 */
public final class BackgroundUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundUpdates.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final long WANTED_NANOS = 50_000_000;
  private static final int FIRST_PIECE = 100;
  private static final int LARGEST_PIECE = 10_000;

  private final List<BackgroundUpdate> updates;
  private final Time time;
  private volatile boolean closed;
  private volatile Time.@Nullable Timer next;

  /** Updates that are not being done yet. */
  public BackgroundUpdates(List<BackgroundUpdate> updates, Time time) {
    this.updates = List.copyOf(updates);
    this.time = time;
  }

  /** Begins, or goes on where an earlier run ended. */
  public void start() {
    plan(new Step(0, FIRST_PIECE, PAUSE, 0));
  }

  /** Begins no further piece. */
  public void close() {
    closed = true;
    Time.Timer planned = next;
    if (planned != null) {
      planned.cancel();
    }
  }

  /**
   * Where the work stands.
   *
   * @param update which of the updates is next
   * @param items how large its next piece should be
   * @param pause how long to wait before it
   * @param done how many items of it were done in this run
   */
  private record Step(int update, int items, Duration pause, long done) {}

  private void plan(Step step) {
    if (step.update() < updates.size() && !closed) {
      next = time.after(step.pause(), () -> plan(run(step)));
    }
  }

  private Step run(Step step) {
    BackgroundUpdate update = updates.get(step.update());
    if (closed) {
      return step;
    }
    try {
      long began = time.nanos();
      int done = update.proceed(step.items());
      return done == 0
          ? finished(step, update)
          : more(step, done, Math.max(1, time.nanos() - began));
    } catch (StorageException e) {
      LOG.warn("Background update {} waits for storage: {}", update.name(), e.getMessage());
      return later(step);
    } catch (RuntimeException e) {
      LOG.error("Background update {} failed and is tried again", update.name(), e);
      return later(step);
    }
  }

  private static Step later(Step step) {
    Duration longer = step.pause().multipliedBy(2);
    Duration pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    return new Step(step.update(), Math.max(1, step.items() / 2), pause, step.done());
  }

  private static Step finished(Step step, BackgroundUpdate update) {
    if (step.done() > 0) {
      LOG.info("Background update {} is done: {} items", update.name(), step.done());
    }
    return new Step(step.update() + 1, FIRST_PIECE, PAUSE, 0);
  }

  private static Step more(Step step, int done, long nanos) {
    long fitting = Math.max(1, done * WANTED_NANOS / nanos);
    int items = (int) Math.min(LARGEST_PIECE, Math.min(fitting, 2L * step.items()));
    return new Step(step.update(), items, PAUSE, step.done() + done);
  }
}
