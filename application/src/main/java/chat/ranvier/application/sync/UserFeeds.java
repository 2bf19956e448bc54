package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.Projection;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.List;

/**
 * The feeds of the users who poll. They are told of changes by a thread of their own ({@link
 * FanOut}), so that nobody who commits waits for it; who polls waits until they have been told of
 * everything that was visible when the poll came.
 */
public final class UserFeeds implements ChangeListener {
  private static final int MAX_IDLE = 100_000;

  private final MembershipStore memberships;
  private final Commits commits;
  private final Time time;
  private final WakeObserver observer;
  private final OpenFeeds feeds;
  private final Followers followers = new Followers();
  private final FanOut fanOut;
  private volatile boolean isReleased;

  /**
   * Who watches and moves the feeds.
   *
   * @param projection what is to be known of changes before the feeds are told of them
   */
  public record Surroundings(
      Threads threads, Time time, WakeObserver observer, Projection projection) {
    /** With nothing to be known of changes. */
    public Surroundings(Threads threads, Time time, WakeObserver observer) {
      this(threads, time, observer, Projection.NONE);
    }
  }

  /** No feed yet; to be told of everything that the commits make visible. */
  public UserFeeds(MembershipStore memberships, Commits commits, Surroundings surroundings) {
    this(memberships, commits, surroundings, MAX_IDLE);
  }

  /**
   * As above.
   *
   * @param maxIdle of how many users that have no poll under way the feeds are kept
   */
  public UserFeeds(
      MembershipStore memberships, Commits commits, Surroundings surroundings, int maxIdle) {
    this.memberships = memberships;
    this.commits = commits;
    this.time = surroundings.time();
    this.observer = surroundings.observer();
    this.feeds = new OpenFeeds(maxIdle);
    this.fanOut =
        new FanOut(
            surroundings.threads(), surroundings.projection(), feeds, followers, commits.visible());
    commits.listen(this);
  }

  /** The position up to which every feed has been told everything. */
  long told() {
    return fanOut.told();
  }

  /**
   * Waits until every feed has been told of everything that has become visible until now, and what
   * is derived from it is known.
   */
  public void catchUp() {
    fanOut.catchUp();
  }

  /** The feed of the user, opened where there is none; to be left when the poll is over. */
  UserFeed enter(UserId user) {
    UserFeed feed = feeds.enter(user);
    try {
      if (!feed.hasBegun()) {
        open(feed);
      }
      fanOut.catchUp();
      return feed;
    } catch (RuntimeException e) {
      leave(feed);
      throw e;
    }
  }

  /** The poll is over. */
  void leave(UserFeed feed) {
    feeds.leave(feed).ifPresent(followers::removeAll);
  }

  /**
   * Opens a feed: from the moment it is among the others it is told of the user's own memberships,
   * then it follows the rooms it is in, and what it may have missed until then is storage's to
   * tell.
   */
  private void open(UserFeed feed) {
    feed.opening().lock();
    try {
      if (!feed.hasBegun()) {
        List<RoomMembership> before = memberships.roomsOf(feed.user());
        feed.learn(before);
        before.stream()
            .filter(place -> place.membership() == Membership.JOIN)
            .forEach(place -> followers.add(place.room().number(), feed));
        long missed = commits.visible();
        List<RoomMembership> now = memberships.roomsOf(feed.user());
        awaitTold(now);
        feed.learn(now);
        feed.begin(missed);
      }
    } finally {
      feed.opening().unlock();
    }
  }

  /** Storage may know of a change that nobody has been told of yet. */
  private void awaitTold(List<RoomMembership> read) {
    if (read.stream().anyMatch(place -> place.position() > told())) {
      commits.settle();
      fanOut.catchUp();
    }
  }

  /**
   * Waits until something changes for the user after the position, or the time is over; not at all
   * once the polls are released.
   */
  void await(UserFeed feed, long seen, Duration timeout) throws InterruptedException {
    WaitingPoll poll = new WaitingPoll();
    if (!feed.enter(poll, seen)) {
      return;
    }
    Time.Timer timer = time.after(timeout, poll::end);
    try {
      if (!isReleased) {
        poll.await();
      }
    } finally {
      timer.cancel();
      feed.leave(poll);
    }
    if (poll.hasNews()) {
      observer.woken(time.nanos() - poll.news());
    }
  }

  /** Lets all polls that wait go on at once, and none wait from now on. */
  void release() {
    isReleased = true;
    feeds.all().forEach(UserFeed::release);
  }

  /** Whether polls are not to wait any more. */
  boolean isReleased() {
    return isReleased;
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    changed(position, List.of(notice));
  }

  @Override
  public void changed(long position, List<ChangeNotice> notices) {
    if (!notices.isEmpty()) {
      fanOut.changed(position, notices, time.nanos());
    }
  }
}
