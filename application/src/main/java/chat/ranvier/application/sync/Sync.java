package chat.ranvier.application.sync;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.WorkingMemory;
import java.time.Duration;

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
   * @param timeout how long to wait where nothing has changed
   */
  public record Command(SyncRequest request, Duration timeout) {}

  /**
   * What is new. A position from the future, as clients have where an older state of the database
   * was brought back, is answered at once from the present one on.
   */
  public SyncAnswer handle(Command command) {
    long deadline = time.nanos() + shortest(command.timeout(), LONGEST_WAIT).toNanos();
    UserFeed feed = feeds.enter(command.request().user());
    try {
      return answer(command.request(), feed, deadline);
    } finally {
      feeds.leave(feed);
    }
  }

  private SyncAnswer answer(SyncRequest request, UserFeed feed, long deadline) {
    SyncChanges changes = changes(request, feed);
    if (request.position() > changes.upTo()) {
      return fromPresent(request, feed, changes.upTo());
    }
    request.since().ifPresent(since -> collection.received(request.requester(), since));
    while (mayWait(deadline)) {
      if (mayBeNews(request, changes)) {
        SyncAnswer answer = collection.collect(request, changes);
        if (!answer.isEmpty() || request.isAnsweredAtOnce()) {
          return answer;
        }
      }
      WorkingMemory.current().giveBackAll();
      await(feed, changes.upTo(), deadline);
      changes = changes(request, feed);
    }
    return collection.collect(request, changes);
  }

  private SyncChanges changes(SyncRequest request, UserFeed feed) {
    boolean wantsAllPlaces = request.isAnsweredAtOnce() || request.isBehind();
    return feed.changesAfter(request.position(), feeds.told(), wantsAllPlaces);
  }

  private static boolean mayBeNews(SyncRequest request, SyncChanges changes) {
    return !changes.isNothing() || request.isAnsweredAtOnce() || request.isBehind();
  }

  private boolean mayWait(long deadline) {
    return deadline - time.nanos() > 0 && !feeds.isReleased();
  }

  private SyncAnswer fromPresent(SyncRequest request, UserFeed feed, long present) {
    SyncRequest asked = request.from(collection.afterLoss(present));
    return collection.collect(asked, changes(asked, feed));
  }

  /** Lets every poll that waits answer at once, as the server stops; from now on none waits. */
  public void release() {
    feeds.release();
  }

  private void await(UserFeed feed, long seen, long deadline) {
    long left = deadline - time.nanos();
    try {
      if (left > 0) {
        feeds.await(feed, seen, Duration.ofNanos(left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for news", e);
    }
  }

  private static Duration shortest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
