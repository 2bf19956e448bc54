package chat.ranvier.application.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.TreeSize;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whom users do not want to hear of.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Ignoring users</a>
 */
public final class IgnoredUsers implements ChangeListener {
  private static final String TYPE = "m.ignored_user_list";
  private static final int REMEMBERED = 100_000;

  private final AccountDataStore accountData;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<UserId, Set<String>> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();

  /** Nobody known yet; to be told of everything that the commits make visible. */
  public IgnoredUsers(AccountDataStore accountData, Commits commits) {
    this.accountData = accountData;
    commits.listen(this);
  }

  /** The ids of those whom the user ignores, some of which may be no user's. */
  public Set<String> of(UserId user) {
    Set<String> found = known.getIfPresent(user);
    return found == null ? load(user) : found;
  }

  /** Reads without holding up who tells of changes; what changes meanwhile is not kept. */
  private Set<String> load(UserId user) {
    long before = changes.get();
    Set<String> found = read(user);
    known.put(user, found);
    if (changes.get() != before) {
      known.invalidate(user);
    }
    return found;
  }

  private Set<String> read(UserId user) {
    return accountData
        .findGlobal(user, TYPE)
        .map(IgnoredUsers::content)
        .flatMap(content -> content.object("ignored_users"))
        .map(JsonObject::names)
        .map(Set::copyOf)
        .orElse(Set.of());
  }

  private static JsonObject content(String json) {
    WorkingMemory.current().take(TreeSize.most(json.length()));
    return AccountDatum.content(json);
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.ForUsers data
        && data.stream().equals(SetAccountData.STREAM)) {
      changes.incrementAndGet();
      known.invalidateAll(data.users());
    }
  }
}
