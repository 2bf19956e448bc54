package chat.ranvier.application.account;

import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiter;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the account that a client names, and checks its password.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#identifier-types">Identifier
 *     types</a>
 */
public final class CheckPassword {
  private static final int MAX_LENGTH = 512;

  private final ServerName server;
  private final AccountStore accounts;
  private final Passwords passwords;
  private final RateLimiter failures;
  private final boolean accepted;

  /**
   * Checks the passwords of this server's accounts, where the settings accept passwords.
   *
   * @param failures counts wrong passwords, by account
   */
  public CheckPassword(
      ServerName server,
      AccountStore accounts,
      Passwords passwords,
      RateLimiter failures,
      PasswordSettings settings) {
    this.server = server;
    this.accounts = accounts;
    this.passwords = passwords;
    this.failures = failures;
    this.accepted = settings.accepted();
  }

  /** Whether passwords are accepted at all. */
  public boolean isAccepted() {
    return accepted;
  }

  /**
   * The user whom the client names and whose password it knows.
   *
   * @param credentials an object with {@code identifier} (or {@code user}, as it was once) and
   *     {@code password}
   * @throws MatrixFailure {@code M_FORBIDDEN} where there is no such user or it is another
   *     password; {@code M_USER_DEACTIVATED}, {@code M_USER_LOCKED}; {@code M_LIMIT_EXCEEDED} after
   *     too many wrong passwords; {@code M_BAD_JSON} where something is missing
   */
  public UserId handle(JsonObject credentials) {
    if (!accepted) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Passwords are not accepted here");
    }
    String name = name(credentials);
    String password =
        credentials
            .string("password")
            .orElseThrow(() -> new MatrixFailure(ErrorCode.BAD_JSON, "Missing password"));
    UserId user = resolve(name);
    failures.check(user.value());
    Optional<Account> account = accounts.find(user);
    account.ifPresent(CheckPassword::mustBeUsable);
    if (!isRight(password, account)) {
      failures.take(user.value());
      throw invalid();
    }
    return user;
  }

  private boolean isRight(String password, Optional<Account> account) {
    return password.length() <= MAX_LENGTH
        && passwords.matches(password, account.flatMap(Account::passwordHash));
  }

  private static void mustBeUsable(Account account) {
    if (account.standing().deactivated()) {
      throw new MatrixFailure(ErrorCode.USER_DEACTIVATED, "This account has been deactivated");
    }
    if (account.standing().locked()) {
      throw new MatrixFailure(
          ErrorCode.USER_LOCKED,
          "This account has been locked",
          JsonObject.builder().put("soft_logout", true).build());
    }
  }

  private static String name(JsonObject credentials) {
    Optional<JsonObject> identifier = credentials.object("identifier");
    if (identifier.isEmpty()) {
      return credentials
          .string("user")
          .orElseThrow(() -> new MatrixFailure(ErrorCode.BAD_JSON, "Missing identifier"));
    }
    return switch (identifier.get().string("type").orElse("")) {
      case "m.id.user" ->
          identifier
              .get()
              .string("user")
              .orElseThrow(
                  () -> new MatrixFailure(ErrorCode.BAD_JSON, "User identifier without 'user'"));
      case "m.id.thirdparty", "m.id.phone" -> throw invalid();
      default -> throw new MatrixFailure(ErrorCode.UNKNOWN, "Unknown type of identifier");
    };
  }

  private UserId resolve(String name) {
    try {
      UserId user = name.startsWith("@") ? UserId.parse(name) : UserId.of(name, server);
      if (!user.belongsTo(server)) {
        throw invalid();
      }
      return accounts.standing(user).isPresent()
          ? user
          : UserId.of(user.localpart().toLowerCase(Locale.ROOT), server);
    } catch (InvalidIdentifierException e) {
      throw invalid();
    }
  }

  private static MatrixFailure invalid() {
    return new MatrixFailure(ErrorCode.FORBIDDEN, "Invalid username or password");
  }
}
