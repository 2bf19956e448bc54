package chat.ranvier.application.push;

import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.PushRuleSet;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What users want to be notified of, in memory for those who are asked about often. */
public final class Attitudes implements ChangeListener {
  private static final int ENTRY_BYTES = 256;

  /** About how many bytes a character of stored rules takes once they are compiled. */
  private static final int BYTES_PER_CHARACTER = 12;

  private final PushRuleStore store;
  private final FindPushRules find;
  private final IgnoredUsers ignored;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<UserId, Kept> known;

  private record Kept(Attitude attitude, int weight) {}

  /**
   * Nobody known yet; to be told of everything that the commits make visible.
   *
   * @param maxBytes about how much memory they may take
   */
  public Attitudes(
      PushRuleStore store,
      FindPushRules find,
      IgnoredUsers ignored,
      Commits commits,
      long maxBytes) {
    this.store = store;
    this.find = find;
    this.ignored = ignored;
    this.known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .recordStats()
            .maximumWeight(maxBytes)
            .<UserId, Kept>weigher((user, kept) -> kept.weight())
            .build();
    commits.listen(this);
  }

  /** What the cache has done so far. */
  public CacheStatistics statistics() {
    return CacheStatistics.of("push_rules", known);
  }

  /** What one user wants. */
  Attitude of(UserId user) {
    Kept kept = known.getIfPresent(user);
    return kept == null
        ? all(List.of(user)).getOrDefault(user, Attitude.ORDINARY)
        : kept.attitude();
  }

  /** What these users want, in their order. */
  Map<UserId, Attitude> all(Collection<UserId> users) {
    Map<UserId, Attitude> found = new LinkedHashMap<>();
    List<UserId> missing = new ArrayList<>();
    for (UserId user : users) {
      Kept kept = known.getIfPresent(user);
      found.put(user, kept == null ? Attitude.ORDINARY : kept.attitude());
      if (kept == null) {
        missing.add(user);
      }
    }
    if (!missing.isEmpty()) {
      found.putAll(load(missing));
    }
    return found;
  }

  /** Reads without holding up who tells of changes; what changes meanwhile is not kept. */
  private Map<UserId, Attitude> load(List<UserId> missing) {
    long before = changes.get();
    Map<UserId, StoredPushRules> stored = store.findAll(missing);
    Map<UserId, Attitude> loaded = new LinkedHashMap<>();
    for (UserId user : missing) {
      Optional<StoredPushRules> its = Optional.ofNullable(stored.get(user));
      Optional<PushRuleSet> rules = its.map(found -> find.read(user, found));
      Attitude attitude = new Attitude(rules, ignored.of(user));
      int length = its.map(found -> found.changes().length()).orElse(0);
      known.put(user, new Kept(attitude, ENTRY_BYTES + BYTES_PER_CHARACTER * length));
      loaded.put(user, attitude);
    }
    if (changes.get() != before) {
      known.invalidateAll(missing);
    }
    return loaded;
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.ForUsers data && concerns(data)) {
      changes.incrementAndGet();
      known.invalidateAll(data.users());
    }
  }

  /** Whether the notice may be about what its users want. */
  static boolean concerns(ChangeNotice.ForUsers notice) {
    return notice.stream().equals(ChangePushRules.STREAM)
        || (notice.stream().equals(SetAccountData.STREAM) && notice.room().isEmpty());
  }
}
