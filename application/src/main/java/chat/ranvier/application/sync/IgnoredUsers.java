package chat.ranvier.application.sync;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Set;

/**
 * Whom users do not want to hear of.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Ignoring users</a>
 */
public final class IgnoredUsers implements ChangeListener {
  private static final String TYPE = "m.ignored_user_list";
  private static final int REMEMBERED = 100_000;

  private final AccountDataStore accountData;
  private final Cache<UserId, Set<String>> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();

  /** Nobody known yet; to be told of everything that the commits make visible. */
  public IgnoredUsers(AccountDataStore accountData, Commits commits) {
    this.accountData = accountData;
    commits.listen(this);
  }

  /** The ids of those whom the user ignores, some of which may be no user's. */
  Set<String> of(UserId user) {
    return known.get(user, this::read);
  }

  private Set<String> read(UserId user) {
    return accountData
        .findGlobal(user, TYPE)
        .flatMap(content -> content.object("ignored_users"))
        .map(JsonObject::names)
        .map(Set::copyOf)
        .orElse(Set.of());
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.AccountData(UserId user)) {
      known.invalidate(user);
    }
  }
}
