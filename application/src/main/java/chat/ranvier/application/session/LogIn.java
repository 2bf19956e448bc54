package chat.ranvier.application.session;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.account.CheckPassword;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;

/**
 * Logs a user in by password: a session on a new device, or on one they have.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3login">POST
 *     /login</a>
 */
public final class LogIn {
  /** The one type of login that there is. */
  public static final String PASSWORD = "m.login.password";

  private final CheckPassword checkPassword;
  private final SessionOpening sessions;
  private final AuthenticateToken authenticateToken;
  private final Commits commits;
  private final RateLimiters limits;

  /**
   * What a client sends.
   *
   * @param credentials the request's body, with {@code type}, {@code identifier} and {@code
   *     password}
   * @param address the client's network address
   */
  public record Command(JsonObject credentials, SessionOpening.Wish wish, ClientAddress address) {}

  /** Opens sessions once the password is right. */
  public LogIn(
      CheckPassword checkPassword,
      SessionOpening sessions,
      AuthenticateToken authenticateToken,
      Commits commits,
      RateLimiters limits) {
    this.checkPassword = checkPassword;
    this.sessions = sessions;
    this.authenticateToken = authenticateToken;
    this.commits = commits;
    this.limits = limits;
  }

  /** The types of login that clients can choose from. */
  public List<String> flows() {
    return checkPassword.isAccepted() ? List.of(PASSWORD) : List.of();
  }

  /**
   * Opens a session.
   *
   * @throws MatrixFailure {@code M_UNKNOWN} where it is another type of login; {@code
   *     M_LIMIT_EXCEEDED} where logins come too often; else as {@link CheckPassword#handle}
   */
  public Session handle(Command command) {
    limits.loginAddress().take(command.address().network());
    String type =
        command
            .credentials()
            .string("type")
            .orElseThrow(() -> new MatrixFailure(ErrorCode.BAD_JSON, "Missing login type"));
    if (!type.equals(PASSWORD)) {
      throw new MatrixFailure(ErrorCode.UNKNOWN, "Unknown login type");
    }
    UserId user = checkPassword.handle(command.credentials());
    limits.loginAccount().take(user.value());
    SessionDraft draft = sessions.draft(user, command.wish());
    authenticateToken.forget(commits.write(() -> sessions.store(draft)));
    return draft.session();
  }
}
