package chat.ranvier.application.sync;

import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The feeds there are: those of users with a poll under way, however many, and of the others those
 * whose last poll ended latest.
 */
final class OpenFeeds {
  private final Map<UserId, UserFeed> feeds = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UserId, Integer> polls = new HashMap<>();
  private final LinkedHashMap<UserId, UserFeed> idle = new LinkedHashMap<>();
  private final int maxIdle;
  private long opened;

  /**
   * No feeds yet.
   *
   * @param maxIdle how many are kept that nobody polls by
   */
  OpenFeeds(int maxIdle) {
    this.maxIdle = maxIdle;
  }

  /** The feed of the user, new where there was none; kept until the poll is over. */
  UserFeed enter(UserId user) {
    lock.lock();
    try {
      polls.merge(user, 1, Integer::sum);
      idle.remove(user);
      return feeds.computeIfAbsent(user, unknown -> new UserFeed(unknown, ++opened));
    } finally {
      lock.unlock();
    }
  }

  /**
   * A poll is over.
   *
   * @return a feed that is not kept any more, where there is one
   */
  Optional<UserFeed> leave(UserFeed feed) {
    lock.lock();
    try {
      int others = polls.getOrDefault(feed.user(), 0) - 1;
      if (others > 0) {
        polls.put(feed.user(), others);
        return Optional.empty();
      }
      polls.remove(feed.user());
      idle.putLast(feed.user(), feed);
      return idle.size() > maxIdle ? Optional.of(removeEldest()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private UserFeed removeEldest() {
    UserFeed eldest = idle.pollFirstEntry().getValue();
    feeds.remove(eldest.user());
    eldest.close();
    return eldest;
  }

  /** The feed of the user, where there is one. */
  @Nullable UserFeed find(UserId user) {
    return feeds.get(user);
  }

  /** All of them. */
  Collection<UserFeed> all() {
    return feeds.values();
  }
}
