package chat.ranvier.application.session;

import chat.ranvier.application.access.AuthenticateToken;
import chat.ranvier.application.access.RefreshedTokens;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshToken;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.Standings;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges a refresh token for a new one and a new access token.
 *
 * <p>The old tokens stand until one of the new ones is used: the answer may be lost on its way, and
 * the client then exchanges the old one again.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3refresh">POST
 *     /refresh</a>
 */
public final class RefreshSession {
  private final SessionOpening sessions;
  private final Stores stores;
  private final RefreshedTokens refreshed;
  private final AuthenticateToken authenticateToken;
  private final Commits commits;
  private final Time time;

  /** The stores that are read and written. */
  public record Stores(
      AccessTokenStore tokens, RefreshTokenStore refreshTokens, Standings standings) {}

  /** Works on the stores. */
  public RefreshSession(
      SessionOpening sessions,
      Stores stores,
      RefreshedTokens refreshed,
      AuthenticateToken authenticateToken,
      Commits commits,
      Time time) {
    this.sessions = sessions;
    this.stores = stores;
    this.refreshed = refreshed;
    this.authenticateToken = authenticateToken;
    this.commits = commits;
    this.time = time;
  }

  /**
   * The new tokens.
   *
   * @throws MatrixFailure {@code M_UNKNOWN_TOKEN} where it is no refresh token, it has run out, or
   *     a token it was exchanged for is in use; {@code M_USER_LOCKED} where the account is locked
   */
  public Session handle(String refreshToken) {
    TokenHash hash = TokenHash.of(refreshToken);
    RefreshToken presented = valid(hash);
    Device device =
        new Device(presented.user(), presented.device(), Optional.empty(), Optional.empty());
    SessionDraft draft = sessions.refreshable(device, presented.sessionEndsAt());
    authenticateToken.forget(commits.write(() -> exchange(hash, draft)));
    return draft.session();
  }

  private RefreshToken valid(TokenHash hash) {
    RefreshToken token = stores.refreshTokens().find(hash).orElseThrow(this::unknown);
    Standing standing = stores.standings().standing(token.user()).orElseThrow(this::unknown);
    if (standing.deactivated()) {
      throw unknown();
    }
    if (standing.locked()) {
      throw new MatrixFailure(
          ErrorCode.USER_LOCKED, "This account has been locked", softLogout(true));
    }
    long end =
        Math.min(
            token.expiresAt().orElse(Long.MAX_VALUE), token.sessionEndsAt().orElse(Long.MAX_VALUE));
    if (end <= time.nowMillis()) {
      throw new MatrixFailure(
          ErrorCode.UNKNOWN_TOKEN, "The refresh token has expired", softLogout(true));
    }
    return token;
  }

  private List<TokenHash> exchange(TokenHash presented, SessionDraft draft) {
    RefreshToken old = stores.refreshTokens().find(presented).orElseThrow(this::unknown);
    List<TokenHash> ended = new ArrayList<>();
    old.next().ifPresent(next -> ended.addAll(replace(next)));
    ended.addAll(refreshed.endPredecessor(presented));
    RefreshToken fresh = draft.refreshToken().orElseThrow();
    stores.refreshTokens().insert(fresh);
    stores.tokens().insert(draft.accessToken());
    stores.refreshTokens().exchange(presented, fresh.hash());
    return ended;
  }

  /** Ends what the same token was exchanged for before, unless that is in use. */
  private List<TokenHash> replace(TokenHash earlier) {
    boolean exchanged =
        stores.refreshTokens().find(earlier).flatMap(RefreshToken::next).isPresent();
    if (exchanged || refreshed.isUsed(earlier)) {
      throw unknown();
    }
    return refreshed.end(earlier);
  }

  private MatrixFailure unknown() {
    return new MatrixFailure(
        ErrorCode.UNKNOWN_TOKEN, "Unrecognised refresh token", softLogout(false));
  }

  private static JsonObject softLogout(boolean soft) {
    return JsonObject.builder().put("soft_logout", soft).build();
  }
}
