package chat.ranvier.application.account.port;

import chat.ranvier.application.access.port.Standings;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/** The accounts of this server. */
public interface AccountStore extends Standings {
  /**
   * Adds an account, where its name is free.
   *
   * @return whether it was; decided by the storage itself, so that one of two at once succeeds
   */
  boolean insert(Account account);

  /** The account of this name. */
  Optional<Account> find(UserId user);

  /** Replaces the hash of the password, within a transaction. */
  void changePassword(UserId user, String passwordHash);

  /**
   * Notes that the account was given up, and forgets its password.
   *
   * @param erase whether its owner asked to be forgotten
   */
  void deactivate(UserId user, boolean erase);

  /** All users who, giving their accounts up, asked to be forgotten. */
  List<UserId> erased();
}
