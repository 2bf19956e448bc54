package chat.ranvier.application.registration;

import chat.ranvier.application.access.AuthenticationFlow;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.TokenMint;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.account.PasswordSettings;
import chat.ranvier.application.account.Passwords;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiter;
import chat.ranvier.application.session.SessionOpening;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Registers a user who comes by themselves.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3register">POST
 *     /register</a>
 */
public final class RegisterUser {
  private final RegistrationSettings settings;
  private final Usernames usernames;
  private final Credentials credentials;
  private final InteractiveAuthentication authentication;
  private final AccountCreation creation;
  private final RateLimiter limit;
  private final Time time;

  /**
   * What a client asks for.
   *
   * @param username the name asked for; one is found where empty
   * @param loggedIn whether a session is opened at once
   */
  public record Command(
      Optional<String> username,
      Optional<String> password,
      SessionOpening.Wish wish,
      boolean loggedIn,
      Interaction interaction) {
    @Override
    public String toString() {
      return "RegisterUser.Command[" + username + "]";
    }
  }

  /** What passwords and names of new accounts are made by. */
  public record Credentials(Passwords passwords, PasswordSettings settings, TokenMint mint) {}

  /**
   * Registers as far as the settings let it.
   *
   * @param limit counts registrations, by address
   */
  public RegisterUser(
      RegistrationSettings settings,
      Usernames usernames,
      Credentials credentials,
      InteractiveAuthentication authentication,
      AccountCreation creation,
      RateLimiter limit,
      Time time) {
    this.settings = settings;
    this.usernames = usernames;
    this.credentials = credentials;
    this.authentication = authentication;
    this.creation = creation;
    this.limit = limit;
    this.time = time;
  }

  /**
   * Makes the account.
   *
   * @throws InteractionRequired where the stages of registration are not complete
   * @throws MatrixFailure {@code M_FORBIDDEN} where registration is closed; {@code
   *     M_INVALID_USERNAME}, {@code M_USER_IN_USE}; {@code M_MISSING_PARAM} without a password;
   *     {@code M_LIMIT_EXCEEDED}; else as for a weak password
   */
  public Registered handle(Command command) {
    String network = command.interaction().address().network();
    limit.check(network);
    if (!settings.open()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Registration has been disabled");
    }
    Optional<UserId> wanted = command.username().map(usernames::free);
    command.password().ifPresent(credentials.settings().policy()::check);
    authentication.require(command.interaction(), List.of(AuthenticationFlow.DUMMY));
    String password =
        command
            .password()
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.MISSING_PARAM, "Missing params: password"));
    limit.take(network);
    UserId user = wanted.orElseGet(() -> usernames.valid(credentials.mint().localpart()));
    Account account =
        account(user, Optional.of(credentials.passwords().hash(password)), Standing.ORDINARY);
    Optional<SessionOpening.Wish> session =
        command.loggedIn() ? Optional.of(command.wish()) : Optional.empty();
    return creation.create(account, user.localpart(), session);
  }

  /**
   * Lets a guest in.
   *
   * @param command its {@code deviceName} is all that counts
   * @throws MatrixFailure {@code M_FORBIDDEN} where guests are not let in; {@code M_LIMIT_EXCEEDED}
   */
  public Registered handleGuest(Command command) {
    limit.check(command.interaction().address().network());
    if (!settings.guests()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Guest access is disabled");
    }
    limit.take(command.interaction().address().network());
    UserId user = usernames.valid(credentials.mint().localpart());
    SessionOpening.Wish wish =
        new SessionOpening.Wish(Optional.empty(), command.wish().deviceName(), false);
    return creation.create(
        account(user, Optional.empty(), Standing.GUEST), user.localpart(), Optional.of(wish));
  }

  private Account account(UserId user, Optional<String> passwordHash, Standing standing) {
    return new Account(user, passwordHash, standing, false, time.nowMillis(), Optional.empty());
  }
}
