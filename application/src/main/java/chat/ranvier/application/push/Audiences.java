package chat.ranvier.application.push;

import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Members of rooms who have to be looked at one by one when something happens there: those whom it
 * may do something else to than to most, and those whom listeners want to hear of.
 */
final class Audiences {
  private static final int ROOM_WEIGHT = 4;
  private static final int MEMBER_BYTES = 128;

  private final ServerName server;
  private final PushRuleStore rules;
  private final MembershipStore memberships;
  private final Attitudes attitudes;
  private final List<NotificationListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Cache<Long, Audience> rooms;

  /**
   * Nobody yet.
   *
   * @param maxBytes about how much memory they may take
   */
  Audiences(
      ServerName server,
      PushRuleStore rules,
      MembershipStore memberships,
      Attitudes attitudes,
      long maxBytes) {
    this.rooms =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(maxBytes / MEMBER_BYTES)
            .<Long, Audience>weigher((room, audience) -> ROOM_WEIGHT + audience.size())
            .build();
    this.server = server;
    this.rules = rules;
    this.memberships = memberships;
    this.attitudes = attitudes;
  }

  /**
   * Those of one room.
   *
   * @param attentive whom something may do something else to than to most
   * @param wanted whom a listener wants to hear of
   */
  record Audience(Set<UserId> attentive, Set<UserId> wanted) {
    private int size() {
      return attentive.size() + wanted.size();
    }
  }

  void listen(NotificationListener listener) {
    listeners.add(listener);
  }

  List<NotificationListener> listeners() {
    return listeners;
  }

  boolean isWanted(UserId user) {
    return listeners.stream().anyMatch(listener -> listener.wants(user));
  }

  /** Those of the users who are in the room. */
  List<UserId> joined(long room, List<UserId> users) {
    return memberships.joinedAmong(room, users);
  }

  /** Those of a room. */
  Audience of(long room) {
    Audience known = rooms.getIfPresent(room);
    return known == null ? load(room) : known;
  }

  private Audience load(long room) {
    lock.lock();
    try {
      Audience audience =
          new Audience(new ConcurrentSkipListSet<>(), ConcurrentHashMap.newKeySet());
      audience.attentive().addAll(rules.attentiveMembers(room));
      if (!listeners.isEmpty()) {
        memberships.members(room, Membership.JOIN, Integer.MAX_VALUE).stream()
            .map(RoomMembership::user)
            .filter(user -> user.belongsTo(server) && isWanted(user))
            .forEach(audience.wanted()::add);
      }
      rooms.put(room, audience);
      return audience;
    } finally {
      lock.unlock();
    }
  }

  /** The user came to a room, or is no longer in it. */
  void moved(long room, UserId user, boolean isJoined) {
    if (!user.belongsTo(server)) {
      return;
    }
    lock.lock();
    try {
      Audience audience = rooms.getIfPresent(room);
      if (audience != null) {
        set(audience.attentive(), user, isJoined && !attitudes.of(user).isOrdinary());
        set(audience.wanted(), user, isJoined && isWanted(user));
        rooms.put(room, audience);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void set(Set<UserId> users, UserId user, boolean isIn) {
    if (isIn) {
      users.add(user);
    } else {
      users.remove(user);
    }
  }

  /** What the user wants, or whether they are wanted, may have changed. */
  void changed(UserId user) {
    if (rooms.asMap().isEmpty()) {
      return;
    }
    for (RoomMembership place : memberships.roomsOf(user)) {
      if (place.membership() == Membership.JOIN) {
        moved(place.room().number(), user, true);
      }
    }
  }

  /** Forgets all, where it is not known whether they are as they should be. */
  void forget() {
    lock.lock();
    try {
      rooms.invalidateAll();
    } finally {
      lock.unlock();
    }
  }
}
