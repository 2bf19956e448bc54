package chat.ranvier.db.sql.account;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/** The accounts in the table {@code users}. */
public final class SqlAccountStore implements AccountStore {
  private final Sql sql;

  /** The accounts of the database that the statements go to. */
  public SqlAccountStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean insert(Account account) {
    Standing standing = account.standing();
    return sql.update(
            """
            INSERT INTO users (name, password_hash, creation_ts, is_guest, admin, deactivated,
              locked, suspended, erased, user_type)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING
            """,
            account.user().value(),
            account.passwordHash().orElse(null),
            account.createdAt(),
            standing.guest(),
            standing.admin(),
            standing.deactivated(),
            standing.locked(),
            standing.suspended(),
            account.erased(),
            account.userType().orElse(null))
        == 1;
  }

  @Override
  public Optional<Account> find(UserId user) {
    return sql.find(
        """
        SELECT password_hash, creation_ts, is_guest, admin, deactivated, locked, suspended, erased,
          user_type
        FROM users WHERE name = ?
        """,
        row -> account(user, row),
        user.value());
  }

  @Override
  public Optional<Standing> standing(UserId user) {
    return sql.find(
        "SELECT is_guest, admin, deactivated, locked, suspended FROM users WHERE name = ?",
        SqlAccountStore::standing,
        user.value());
  }

  @Override
  public void changePassword(UserId user, String passwordHash) {
    sql.update("UPDATE users SET password_hash = ? WHERE name = ?", passwordHash, user.value());
  }

  @Override
  public void deactivate(UserId user, boolean erase) {
    sql.update(
        """
        UPDATE users
        SET deactivated = 1, password_hash = NULL, erased = CASE WHEN ? = 1 THEN 1 ELSE erased END
        WHERE name = ?
        """,
        erase,
        user.value());
  }

  @Override
  public List<UserId> erased() {
    return sql.list("SELECT name FROM users WHERE erased = 1", row -> new UserId(row.text("name")));
  }

  private static Account account(UserId user, Row row) {
    return new Account(
        user,
        row.optionalText("password_hash"),
        standing(row),
        row.truth("erased"),
        row.number("creation_ts"),
        row.optionalText("user_type"));
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.truth("is_guest"),
        row.truth("admin"),
        row.truth("deactivated"),
        row.truth("locked"),
        row.truth("suspended"));
  }
}
