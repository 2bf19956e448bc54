package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What has changed lately for one user, by stream, and the polls that wait for more. */
final class UserFeed {
  private final UserId user;
  private final long number;
  private final ReentrantLock opening = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ChangeStream, ChangeLog> logs = new LinkedHashMap<>();
  private final FeedPlaces places = new FeedPlaces();
  private final List<WaitingPoll> waiting = new ArrayList<>();
  private long upTo;
  private long completeSince = Long.MAX_VALUE;
  private boolean isClosed;

  /**
   * Knows nothing yet.
   *
   * @param number tells it from an earlier feed of the same user
   */
  UserFeed(UserId user, long number) {
    this.user = user;
    this.number = number;
  }

  UserId user() {
    return user;
  }

  long number() {
    return number;
  }

  /** Held by who opens the feed: only one reads what it begins with. */
  ReentrantLock opening() {
    return opening;
  }

  /** Takes in places as they were read, where it has not been told of later ones. */
  void learn(Collection<RoomMembership> read) {
    lock.lock();
    try {
      read.forEach(places::learn);
    } finally {
      lock.unlock();
    }
  }

  /** Begins: it knows all places, and every change after the position will be told. */
  void begin(long position) {
    lock.lock();
    try {
      completeSince = position;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it has begun: before, it does not know the user's rooms. */
  boolean hasBegun() {
    lock.lock();
    try {
      return completeSince != Long.MAX_VALUE;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes changes in and wakes the polls that wait: all that concerns the user up to a position at
   * once, as a poll must not be told of a half of it.
   *
   * @param now when they became visible, by the clock for durations
   * @return whether the feed still follows its user; where not, nobody looks at it any more
   */
  boolean take(List<FeedChange> changes, long position, long now) {
    lock.lock();
    try {
      boolean isNews = false;
      for (FeedChange change : changes) {
        isNews |= take(change);
      }
      if (isNews) {
        upTo = position;
        waiting.forEach(poll -> poll.wake(now));
        waiting.clear();
      }
      return !isClosed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is something that polls are told of. */
  private boolean take(FeedChange change) {
    switch (change) {
      case FeedChange.InRoom(ChangeStream stream, long room, long position) ->
          log(stream).changed(room, position);
      case FeedChange.ForUser forUser -> take(forUser);
      case FeedChange.Moved(RoomMembership place, long position) -> {
        places.put(place);
        log(ChangeStream.EVENTS).changed(place.room().number(), position);
        log(ChangeStream.MEMBERSHIPS).changed(place.room().number(), position);
      }
      case FeedChange.Forgot(long room) -> {
        places.forget(room);
        return false;
      }
    }
    return true;
  }

  private void take(FeedChange.ForUser change) {
    ChangeLog log = log(change.stream());
    change
        .room()
        .flatMap(places::numberOf)
        .ifPresentOrElse(
            room -> log.changed(room, change.position()), () -> log.changed(change.position()));
  }

  private ChangeLog log(ChangeStream stream) {
    return logs.computeIfAbsent(stream, unknown -> new ChangeLog());
  }

  /**
   * What has changed after a position; costs what has changed, where that is known.
   *
   * @param told a position up to which every feed has been told everything
   * @param wantsAllPlaces whether the user's places in all rooms are needed, whatever has changed
   */
  SyncChanges changesAfter(long since, long told, boolean wantsAllPlaces) {
    lock.lock();
    try {
      boolean isKnown = since >= completeSince;
      Map<ChangeStream, Set<Long>> changed = isKnown ? changedAfter(since) : Map.of();
      Map<Long, RoomMembership> seen =
          wantsAllPlaces || !isKnown ? places.all() : places.in(changed.values());
      return new SyncChanges(since, Math.max(told, upTo), isKnown, changed, seen);
    } finally {
      lock.unlock();
    }
  }

  private Map<ChangeStream, Set<Long>> changedAfter(long since) {
    if (upTo <= since) {
      return Map.of();
    }
    Map<ChangeStream, Set<Long>> changed = new LinkedHashMap<>();
    logs.forEach(
        (stream, log) -> {
          if (log.last() > since) {
            changed.put(stream, log.roomsAfter(since));
          }
        });
    return changed;
  }

  /** Takes in a poll that waits for changes after the position; false where there are some. */
  boolean enter(WaitingPoll poll, long seen) {
    lock.lock();
    try {
      return upTo <= seen && waiting.add(poll);
    } finally {
      lock.unlock();
    }
  }

  /** The poll waits no longer. */
  void leave(WaitingPoll poll) {
    lock.lock();
    try {
      waiting.remove(poll);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the waiting of all polls, though nothing has changed. */
  void release() {
    lock.lock();
    try {
      waiting.forEach(WaitingPoll::end);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody polls by it any more. */
  void close() {
    lock.lock();
    try {
      isClosed = true;
    } finally {
      lock.unlock();
    }
  }

  /** The rooms in which the user has a place. */
  Set<Long> rooms() {
    lock.lock();
    try {
      return places.all().keySet();
    } finally {
      lock.unlock();
    }
  }
}
