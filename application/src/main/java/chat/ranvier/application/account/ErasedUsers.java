package chat.ranvier.application.account;

import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.domain.identifier.UserId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users of this server who, giving their accounts up, asked to be forgotten. They are few, and
 * whoever is one remains one: all are kept in memory from when somebody is first asked after.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">POST
 *     /account/deactivate</a>
 */
public final class ErasedUsers {
  private final AccountStore accounts;
  private final Set<UserId> known = ConcurrentHashMap.newKeySet();
  private volatile boolean isLoaded;

  /** Nobody known yet. */
  public ErasedUsers(AccountStore accounts) {
    this.accounts = accounts;
  }

  /** Whether the user is one of them. */
  public boolean contains(UserId user) {
    if (!isLoaded) {
      known.addAll(accounts.erased());
      isLoaded = true;
    }
    return known.contains(user);
  }

  /** The user has become one of them, durably. */
  void add(UserId user) {
    known.add(user);
  }
}
