package chat.ranvier.application.registration;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.session.SessionDraft;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.json.JsonString;
import java.util.List;
import java.util.Optional;

/** Makes accounts: the account itself, a first profile and perhaps a session, all in one write. */
public final class AccountCreation {
  private final AccountStore accounts;
  private final ProfileStore profiles;
  private final SessionOpening sessions;
  private final AuthenticateToken authenticateToken;
  private final Commits commits;

  /** Writes to these stores. */
  public AccountCreation(
      AccountStore accounts,
      ProfileStore profiles,
      SessionOpening sessions,
      AuthenticateToken authenticateToken,
      Commits commits) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.sessions = sessions;
    this.authenticateToken = authenticateToken;
    this.commits = commits;
  }

  /**
   * Makes the account.
   *
   * @param displayName how the user is called at first
   * @param wish the session to be opened, where there is to be one
   * @throws MatrixFailure {@code M_USER_IN_USE} where somebody has the name; the storage decides
   */
  Registered create(Account account, String displayName, Optional<SessionOpening.Wish> wish) {
    Optional<SessionDraft> session = wish.map(asked -> sessions.draft(account.user(), asked));
    Optional<List<TokenHash>> ended = commits.write(() -> store(account, displayName, session));
    authenticateToken.forget(ended.orElseThrow(Usernames::taken));
    return new Registered(account.user(), session.map(SessionDraft::session));
  }

  /** Stores everything, or nothing where the name is taken: others share the transaction. */
  private Optional<List<TokenHash>> store(
      Account account, String displayName, Optional<SessionDraft> session) {
    if (!accounts.insert(account)) {
      return Optional.empty();
    }
    if (!displayName.isEmpty()) {
      profiles.put(account.user(), Profile.DISPLAY_NAME, new JsonString(displayName));
    }
    return Optional.of(session.map(sessions::store).orElse(List.of()));
  }
}
