package chat.ranvier.application.sync;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.domain.filter.SyncFilter;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a client what has changed since it last asked, waiting for a while where nothing has.
 *
 * <p>A poll looks at its user's feed and does work only for what the feed names; a poll that waits
 * is a parked thread and a place in the feed.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3sync">Sync</a>
 */
public final class Sync {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final UserFeeds feeds;
  private final SyncCollection collection;
  private final Time time;

  /** The operation, on what it needs. */
  public Sync(UserFeeds feeds, SyncCollection collection, Time time) {
    this.feeds = feeds;
    this.collection = collection;
    this.time = time;
  }

  /**
   * What is asked.
   *
   * @param since what the last answer said; none for everything
   * @param timeout how long to wait where nothing has changed
   * @param isFullState whether all state is wanted, not only what has changed
   * @param isStateAfter whether the state after the timeline is wanted, not that before it
   */
  public record Command(
      Requester requester,
      Optional<SyncPosition> since,
      Duration timeout,
      SyncFilter filter,
      boolean isFullState,
      boolean isStateAfter) {
    long position() {
      return since.map(SyncPosition::position).orElse(0L);
    }

    Command from(SyncPosition position) {
      return new Command(
          requester, Optional.of(position), timeout, filter, isFullState, isStateAfter);
    }

    boolean isInitial() {
      return since.isEmpty();
    }

    /** Whether there is to be an answer even where nothing has changed. */
    boolean isAnsweredAtOnce() {
      return isInitial() || isFullState;
    }
  }

  /**
   * What is new. A position from the future, as clients have where an older state of the database
   * was brought back, is answered at once from the present one on.
   */
  public SyncAnswer handle(Command command) {
    UserFeed feed = feeds.of(command.requester().user());
    long deadline = time.nanos() + shortest(command.timeout(), LONGEST_WAIT).toNanos();
    while (true) {
      UserFeed.Changes changes = feed.changesAfter(command.position(), feeds.told());
      if (command.position() > changes.upTo()) {
        return fromPresent(command, feed, changes.upTo());
      }
      SyncAnswer answer = collection.collect(command, changes);
      long left = deadline - time.nanos();
      boolean isOver = left <= 0 || feeds.isReleased();
      if (!answer.isEmpty() || command.isAnsweredAtOnce() || isOver) {
        return answer;
      }
      await(feed, changes.upTo(), Duration.ofNanos(left));
    }
  }

  private SyncAnswer fromPresent(Command command, UserFeed feed, long present) {
    Command asked = command.from(new SyncPosition(present));
    return collection.collect(asked, feed.changesAfter(present, feeds.told()));
  }

  /** Lets every poll that waits answer at once, as the server stops; from now on none waits. */
  public void release() {
    feeds.release();
  }

  private void await(UserFeed feed, long seen, Duration timeout) {
    try {
      feeds.await(feed, seen, timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for news", e);
    }
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
