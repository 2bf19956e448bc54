package chat.ranvier.application.sync;

import chat.ranvier.application.membership.port.RoomMembership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has changed lately for one user, and the polls that wait for more: for each room the
 * position of its last change, newest last, so that a poll costs what has changed and not what
 * there is.
 */
final class UserFeed {
  private final ReentrantLock opening = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Long, Long> rooms = new LinkedHashMap<>();
  private final LinkedHashMap<Long, Long> ephemeral = new LinkedHashMap<>();
  private final List<WaitingPoll> waiting = new ArrayList<>();
  private Map<Long, RoomMembership> memberships = Map.of();
  private long accountData;
  private long lastTouched;
  private long completeSince = Long.MAX_VALUE;

  /**
   * What has changed after a position.
   *
   * @param upTo the position up to which this is all
   * @param isComplete whether the feed reaches back that far; where not, storage knows the changes
   * @param rooms the numbers of rooms with new events
   * @param ephemeral the numbers of rooms with new receipts or typing
   * @param accountData whether any account data is new
   * @param memberships the user's place in all rooms, by their numbers
   */
  record Changes(
      long upTo,
      boolean isComplete,
      Set<Long> rooms,
      Set<Long> ephemeral,
      boolean accountData,
      Map<Long, RoomMembership> memberships) {
    boolean isNothing() {
      return isComplete && rooms.isEmpty() && ephemeral.isEmpty() && !accountData;
    }
  }

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
      rooms.putLast(membership.room().number(), position);
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

  void roomChanged(long room, long position, long now) {
    touch(rooms, room, position, now);
  }

  void ephemeralChanged(long room, long position, long now) {
    touch(ephemeral, room, position, now);
  }

  void accountDataChanged(long position, long now) {
    lock.lock();
    try {
      accountData = position;
      wake(position, now);
    } finally {
      lock.unlock();
    }
  }

  private void touch(SequencedMap<Long, Long> log, long room, long position, long now) {
    lock.lock();
    try {
      log.putLast(room, position);
      wake(position, now);
    } finally {
      lock.unlock();
    }
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
  Changes changesAfter(long since, long told) {
    lock.lock();
    try {
      return new Changes(
          Math.max(told, lastTouched),
          since >= completeSince,
          after(rooms, since),
          after(ephemeral, since),
          accountData > since,
          memberships);
    } finally {
      lock.unlock();
    }
  }

  private static Set<Long> after(SequencedMap<Long, Long> log, long since) {
    Set<Long> changed = new TreeSet<>();
    for (Map.Entry<Long, Long> entry : log.reversed().entrySet()) {
      if (entry.getValue() <= since) {
        break;
      }
      changed.add(entry.getKey());
    }
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
