package chat.ranvier.application.push;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many notifications users have not read, by room and thread. What was counted once is
 * remembered, and what happens in the room is added to it; it is counted anew where the user has
 * read, come or gone, or something was redacted.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receiving-notifications">Receiving
 *     notifications</a>
 */
public final class UnreadCounts implements ChangeListener {
  /** Changes of what users have read, told with their rooms. */
  public static final ChangeStream STREAM = new ChangeStream("unread counts");

  private static final Logger LOG = LoggerFactory.getLogger(UnreadCounts.class);
  private static final int ENTRY_BYTES = 256;
  private static final int STRIPES = 1_024;

  private final Attitudes attitudes;
  private final MembershipStore memberships;
  private final OutcomeWriter writer;
  private final RecentOutcomes recent;
  private final UnreadRecount recount;
  private final Commits commits;
  private final Set<Long> late = new ConcurrentSkipListSet<>();
  private final AtomicLongArray changes = new AtomicLongArray(STRIPES);
  private final Cache<Key, Known> known;

  private record Key(UserId user, RoomId room) {}

  /** What there was up to a position, for a user who follows the room or does not. */
  private record Known(Unread unread, long position, boolean isFollowed) {}

  /** What the counts are made of. */
  record Sources(OutcomeWriter writer, RecentOutcomes recent, UnreadRecount recount) {}

  /**
   * Nothing counted yet; to be told of everything that the commits make visible.
   *
   * @param maxBytes about how much memory counts may take
   */
  UnreadCounts(
      Attitudes attitudes,
      MembershipStore memberships,
      Sources sources,
      Commits commits,
      long maxBytes) {
    this.known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .recordStats()
            .maximumSize(maxBytes / ENTRY_BYTES)
            .build();
    this.attitudes = attitudes;
    this.memberships = memberships;
    this.writer = sources.writer();
    this.recent = sources.recent();
    this.recount = sources.recount();
    this.commits = commits;
    commits.listen(this);
  }

  /** What its cache has done so far. */
  public CacheStatistics statistics() {
    return CacheStatistics.of("unread_counts", known);
  }

  /**
   * What the user has not read in these rooms, by their numbers; nothing in those that the user is
   * not in.
   */
  public Map<Long, Unread> of(UserId user, Collection<RoomRef> rooms) {
    long before = changes.get(stripe(user));
    long evaluated = writer.evaluatedUpTo();
    Attitude attitude = attitudes.of(user);
    Map<Long, Unread> found = new HashMap<>();
    List<RoomRef> missing = new ArrayList<>();
    for (RoomRef room : rooms) {
      boolean isFollowed = attitude.isFollowed(room.roomId());
      remembered(user, room, isFollowed, evaluated)
          .ifPresentOrElse(unread -> found.put(room.number(), unread), () -> missing.add(room));
    }
    if (!missing.isEmpty()) {
      found.putAll(count(user, missing, attitude, before));
    }
    return found;
  }

  private Optional<Unread> remembered(
      UserId user, RoomRef room, boolean isFollowed, long evaluated) {
    Known remembered = known.getIfPresent(new Key(user, room.roomId()));
    Optional<List<EventOutcome>> since =
        recent.after(
            room.number(), remembered == null ? evaluated : remembered.position(), evaluated);
    if (remembered == null || remembered.isFollowed() != isFollowed || since.isEmpty()) {
      return Optional.empty();
    }
    if (since.get().isEmpty()) {
      return Optional.of(remembered.unread());
    }
    Unread unread = remembered.unread();
    for (EventOutcome outcome : since.get()) {
      unread = unread.plus(outcome.thread(), Counts.of(outcome.of(user, isFollowed)));
    }
    Known now = new Known(unread, since.get().getLast().position(), isFollowed);
    known.asMap().replace(new Key(user, room.roomId()), remembered, now);
    return Optional.of(unread);
  }

  /** Counts what is stored; what changes meanwhile is not remembered. */
  private Map<Long, Unread> count(
      UserId user, List<RoomRef> rooms, Attitude attitude, long before) {
    long upTo = writer.evaluatedUpTo();
    boolean isStored = store(rooms);
    Map<Long, Unread> counted = recount.count(user, rooms, attitude.followed(), upTo);
    if (isStored) {
      for (RoomRef room : rooms) {
        known.put(
            new Key(user, room.roomId()),
            new Known(
                counted.getOrDefault(room.number(), Unread.NOTHING),
                upTo,
                attitude.isFollowed(room.roomId())));
      }
      if (changes.get(stripe(user)) != before) {
        rooms.forEach(room -> known.invalidate(new Key(user, room.roomId())));
      }
    }
    return counted;
  }

  /** Whether all is stored that these rooms' counts are made of; where not, they are told anew. */
  private boolean store(List<RoomRef> rooms) {
    List<Long> numbers = rooms.stream().map(RoomRef::number).toList();
    if (!writer.holds(numbers)) {
      return true;
    }
    try {
      writer.flush();
      return true;
    } catch (StorageException e) {
      LOG.debug("Counted without what is not stored", e);
      late.addAll(numbers);
      return false;
    }
  }

  /** What could not be stored at first is. */
  void stored() {
    if (!late.isEmpty()) {
      List<Long> rooms = List.copyOf(late);
      rooms.forEach(late::remove);
      commits.announceLater(new ChangeNotice.InRooms(STREAM, rooms), position -> {});
    }
  }

  /**
   * What an application shows on its icon.
   *
   * @param byRoom whether each room with something unread counts as one, not each notification; an
   *     invite counts as one in any case
   */
  public long badge(UserId user, boolean byRoom) {
    List<RoomRef> joined = new ArrayList<>();
    long badge = 0;
    for (RoomMembership place : memberships.roomsOf(user)) {
      if (place.membership() == Membership.JOIN) {
        joined.add(place.room());
      } else if (place.membership() == Membership.INVITE) {
        badge++;
      }
    }
    for (Unread unread : of(user, joined).values()) {
      long notifications = unread.all().notifications();
      badge += byRoom ? Math.min(1, notifications) : notifications;
    }
    return badge;
  }

  /** The user has come to the room, or is no longer in it. */
  void forget(UserId user, RoomId room) {
    changes.incrementAndGet(stripe(user));
    known.invalidate(new Key(user, room));
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.ForUsers read && read.stream().equals(STREAM)) {
      for (UserId user : read.users()) {
        read.room().ifPresent(room -> forget(user, room));
      }
    }
  }

  private static int stripe(UserId user) {
    return Math.floorMod(user.hashCode(), STRIPES);
  }
}
