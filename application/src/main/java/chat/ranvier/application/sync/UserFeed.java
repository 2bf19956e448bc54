package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.RoomMembership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** What has changed lately for one user, by stream, and the polls that wait for more. */
final class UserFeed {
  private final ReentrantLock opening = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ChangeStream, ChangeLog> logs = new LinkedHashMap<>();
  private final List<WaitingPoll> waiting = new ArrayList<>();
  private Map<Long, RoomMembership> memberships = Map.of();
  private long lastTouched;
  private long completeSince = Long.MAX_VALUE;

  /** Held by who opens the feed: only one reads what it begins with. */
  ReentrantLock opening() {
    return opening;
  }

  /** Begins: all memberships are here, and every change after the position will be told. */
  void begin(Collection<RoomMembership> all, long position) {
    lock.lock();
    try {
      Map<Long, RoomMembership> begun = new TreeMap<>();
      all.forEach(membership -> begun.put(membership.room().number(), membership));
      memberships.forEach(
          (room, told) ->
              begun.merge(
                  room, told, (read, now) -> now.position() >= read.position() ? now : read));
      memberships = Collections.unmodifiableMap(begun);
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
   * The user's place in a room has changed, by events up to this position.
   *
   * @param now when that became visible, by the clock for durations; here and below
   */
  void moved(RoomMembership membership, long position, long now) {
    lock.lock();
    try {
      put(membership);
      log(ChangeStream.EVENTS).changed(membership.room().number(), position);
      wake(position, now);
    } finally {
      lock.unlock();
    }
  }

  /** The user has forgotten a room. */
  void forgot(long room) {
    lock.lock();
    try {
      RoomMembership place = memberships.get(room);
      if (place != null) {
        put(place.forgottenSince());
      }
    } finally {
      lock.unlock();
    }
  }

  private void put(RoomMembership membership) {
    Map<Long, RoomMembership> changed = new TreeMap<>(memberships);
    changed.put(membership.room().number(), membership);
    memberships = Collections.unmodifiableMap(changed);
  }

  /** The stream has changed in a room. */
  void roomChanged(ChangeStream stream, long room, long position, long now) {
    lock.lock();
    try {
      log(stream).changed(room, position);
      wake(position, now);
    } finally {
      lock.unlock();
    }
  }

  /** The stream has changed for the user. */
  void changed(ChangeStream stream, long position, long now) {
    lock.lock();
    try {
      log(stream).changed(position);
      wake(position, now);
    } finally {
      lock.unlock();
    }
  }

  private ChangeLog log(ChangeStream stream) {
    return logs.computeIfAbsent(stream, unknown -> new ChangeLog());
  }

  private void wake(long position, long now) {
    lastTouched = position;
    if (!waiting.isEmpty()) {
      waiting.forEach(poll -> poll.wake(now));
      waiting.clear();
    }
  }

  /**
   * What has changed after a position.
   *
   * @param told a position up to which every feed has been told everything
   */
  SyncChanges changesAfter(long since, long told) {
    lock.lock();
    try {
      boolean isKnown = since >= completeSince;
      return new SyncChanges(
          since,
          Math.max(told, lastTouched),
          isKnown,
          isKnown ? changedAfter(since) : Map.of(),
          memberships);
    } finally {
      lock.unlock();
    }
  }

  private Map<ChangeStream, Set<Long>> changedAfter(long since) {
    if (lastTouched <= since) {
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
      return lastTouched <= seen && waiting.add(poll);
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
}
