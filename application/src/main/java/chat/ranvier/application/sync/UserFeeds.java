package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The feeds of the users who poll. A room's change costs one step for each user who polls and is in
 * the room, however many members the room has.
 */
public final class UserFeeds implements ChangeListener {
  private static final int MAX_FEEDS = 100_000;

  private final MembershipStore memberships;
  private final Commits commits;
  private final Time time;
  private final WakeObserver observer;
  private final Map<Long, SortedMap<UserId, UserFeed>> followers = new ConcurrentHashMap<>();
  private final Cache<UserId, UserFeed> feeds =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(MAX_FEEDS)
          .<UserId, UserFeed>removalListener((user, feed, cause) -> unfollowAll(user))
          .build();
  private volatile long told;
  private volatile boolean isReleased;

  /** No feed yet; to be told of everything that the commits make visible. */
  public UserFeeds(MembershipStore memberships, Commits commits, Time time, WakeObserver observer) {
    this.memberships = memberships;
    this.commits = commits;
    this.time = time;
    this.observer = observer;
    this.told = commits.visible();
    commits.listen(this);
  }

  /** The position up to which every feed has been told everything. */
  long told() {
    return told;
  }

  /** The feed of the user, opened where there is none. */
  UserFeed of(UserId user) {
    UserFeed known = feeds.getIfPresent(user);
    return known != null && known.hasBegun() ? known : open(user);
  }

  /**
   * Opens a feed: from the moment it is in the map it is told of the user's own memberships, then
   * it follows the rooms it is in, and what it may have missed until then is storage's to tell.
   */
  private UserFeed open(UserId user) {
    UserFeed feed = feeds.get(user, unknown -> new UserFeed());
    feed.opening().lock();
    try {
      if (!feed.hasBegun()) {
        memberships.roomsOf(user).stream()
            .filter(membership -> membership.membership() == Membership.JOIN)
            .forEach(membership -> follow(membership.room().number(), user, feed));
        long missed = commits.visible();
        List<RoomMembership> now = memberships.roomsOf(user);
        awaitTold(now);
        feed.begin(now, missed);
      }
      return feed;
    } finally {
      feed.opening().unlock();
    }
  }

  /** Storage may know of a change that nobody has been told of yet. */
  private void awaitTold(List<RoomMembership> read) {
    if (read.stream().anyMatch(place -> place.position() > told)) {
      commits.settle();
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
    feeds.asMap().values().forEach(UserFeed::release);
  }

  /** Whether polls are not to wait any more. */
  boolean isReleased() {
    return isReleased;
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    long now = time.nanos();
    switch (notice) {
      case ChangeNotice.RoomEvents events -> roomEvents(events.appended(), now);
      case ChangeNotice.InRooms inRooms -> inRooms(inRooms, position, now);
      case ChangeNotice.ForUsers forUsers -> forUsers(forUsers, position, now);
      case ChangeNotice.Forgotten forgotten -> forgotten(forgotten);
    }
    told = Math.max(told, position);
  }

  private void roomEvents(PositionedAppend appended, long now) {
    long room = appended.append().room().number();
    long last = appended.lastPosition();
    newPlaces(appended).values().forEach(place -> moved(place, last, now));
    followersOf(room).forEach(feed -> feed.roomChanged(ChangeStream.EVENTS, room, last, now));
  }

  /** Where the append leaves those users whose membership it changes. */
  private static Map<UserId, RoomMembership> newPlaces(PositionedAppend appended) {
    Map<UserId, RoomMembership> places = new LinkedHashMap<>();
    long position = appended.firstPosition();
    for (NewEvent event : appended.append().events()) {
      long at = position++;
      event.memberships().forEach(change -> places.put(change.user(), place(appended, change, at)));
    }
    return places;
  }

  private static RoomMembership place(
      PositionedAppend appended, MembershipChange change, long position) {
    return new RoomMembership(
        appended.append().room(),
        change.user(),
        change.membership(),
        change.eventNumber(),
        position,
        false,
        change.strippedState());
  }

  private void moved(RoomMembership place, long last, long now) {
    UserFeed feed = feeds.getIfPresent(place.user());
    if (feed == null) {
      return;
    }
    if (place.membership() == Membership.JOIN) {
      follow(place.room().number(), place.user(), feed);
    } else {
      unfollow(place.room().number(), place.user());
    }
    feed.moved(place, last, now);
  }

  private void inRooms(ChangeNotice.InRooms notice, long position, long now) {
    for (long room : notice.rooms()) {
      followersOf(room).forEach(feed -> feed.roomChanged(notice.stream(), room, position, now));
    }
  }

  private void forUsers(ChangeNotice.ForUsers notice, long position, long now) {
    for (UserId user : notice.users()) {
      UserFeed feed = feeds.getIfPresent(user);
      if (feed != null) {
        feed.changed(notice.stream(), position, now);
      }
    }
  }

  private void forgotten(ChangeNotice.Forgotten forgotten) {
    UserFeed feed = feeds.getIfPresent(forgotten.user());
    if (feed != null) {
      feed.forgot(forgotten.room());
    }
  }

  private Collection<UserFeed> followersOf(long room) {
    SortedMap<UserId, UserFeed> following = followers.get(room);
    return following == null ? List.of() : following.values();
  }

  private void follow(long room, UserId user, UserFeed feed) {
    followers.computeIfAbsent(room, number -> new ConcurrentSkipListMap<>()).put(user, feed);
  }

  private void unfollow(long room, UserId user) {
    followers.computeIfPresent(
        room,
        (number, following) -> {
          following.remove(user);
          return following.isEmpty() ? null : following;
        });
  }

  private void unfollowAll(@Nullable UserId user) {
    if (user != null) {
      followers.keySet().forEach(room -> unfollow(room, user));
    }
  }
}
