package chat.ranvier.application.sync;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Whose feeds are to be told of changes in which room: those of members who poll. */
final class Followers {
  private static final Comparator<UserFeed> ORDER =
      Comparator.comparing(UserFeed::user).thenComparingLong(UserFeed::number);

  private final Map<Long, SortedSet<UserFeed>> rooms = new ConcurrentHashMap<>();

  /** Those of a room, by user id. */
  Collection<UserFeed> of(long room) {
    SortedSet<UserFeed> following = rooms.get(room);
    return following == null ? List.of() : following;
  }

  void add(long room, UserFeed feed) {
    rooms.compute(
        room,
        (number, following) -> {
          SortedSet<UserFeed> all =
              following == null ? new ConcurrentSkipListSet<>(ORDER) : following;
          all.add(feed);
          return all;
        });
  }

  void remove(long room, UserFeed feed) {
    rooms.computeIfPresent(
        room,
        (number, following) -> {
          following.remove(feed);
          return following.isEmpty() ? null : following;
        });
  }

  /** The feed is told of nothing any more. */
  void removeAll(UserFeed feed) {
    feed.rooms().forEach(room -> remove(room, feed));
  }
}
