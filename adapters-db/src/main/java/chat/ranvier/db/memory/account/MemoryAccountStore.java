package chat.ranvier.db.memory.account;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/** The accounts of a database in memory. */
public final class MemoryAccountStore implements AccountStore {
  private final MemoryTable<UserId, Account> accounts;

  /** The accounts of this database. */
  public MemoryAccountStore(MemoryDatabase database) {
    this.accounts = database.table("users");
  }

  @Override
  public boolean insert(Account account) {
    return accounts.putIfAbsent(account.user(), account);
  }

  @Override
  public Optional<Account> find(UserId user) {
    return accounts.find(user);
  }

  @Override
  public Optional<Standing> standing(UserId user) {
    return find(user).map(Account::standing);
  }

  @Override
  public void changePassword(UserId user, String passwordHash) {
    find(user)
        .ifPresent(
            account ->
                accounts.put(
                    user,
                    new Account(
                        user,
                        Optional.of(passwordHash),
                        account.standing(),
                        account.erased(),
                        account.createdAt(),
                        account.userType())));
  }

  @Override
  public void deactivate(UserId user, boolean erase) {
    find(user)
        .ifPresent(
            account ->
                accounts.put(
                    user,
                    new Account(
                        user,
                        Optional.empty(),
                        deactivated(account.standing()),
                        erase || account.erased(),
                        account.createdAt(),
                        account.userType())));
  }

  @Override
  public List<UserId> erased() {
    return accounts.read(
        rows -> rows.values().stream().filter(Account::erased).map(Account::user).toList());
  }

  private static Standing deactivated(Standing standing) {
    return new Standing(
        standing.guest(), standing.admin(), true, standing.locked(), standing.suspended());
  }
}
