package chat.ranvier.application.access;

import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.Standings;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose access token it is; every request passes here.
 *
 * <p>Tokens that were looked up stay in memory for a while. Whoever takes a token away, or changes
 * how an account stands, tells {@link #forget} once that is durable; a look-up that runs meanwhile
 * is either seen by it or sees the change.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#using-access-tokens">Using access
 *     tokens</a>
 */
public final class AuthenticateToken {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final AccessTokenStore tokens;
  private final Standings standings;
  private final RefreshedTokens refreshed;
  private final Time time;
  private final Cache<TokenHash, @Nullable Known> known;

  private record Known(AccessToken token, Requester requester) {}

  /**
   * @param remembered how many tokens at most are kept in memory
   */
  public AuthenticateToken(
      AccessTokenStore tokens,
      Standings standings,
      RefreshedTokens refreshed,
      Time time,
      int remembered) {
    this.tokens = tokens;
    this.standings = standings;
    this.refreshed = refreshed;
    this.time = time;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(remembered)
            .expireAfterWrite(KEPT)
            .ticker(time::nanos)
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  /** What the cache of tokens has done so far. */
  public CacheStatistics statistics() {
    return CacheStatistics.of("access_tokens", known);
  }

  /**
   * The requester whose token this is; their account may be locked.
   *
   * @throws MatrixFailure {@code M_UNKNOWN_TOKEN} where it is no valid token, with {@code
   *     soft_logout} where it has only run out
   */
  public Requester handle(String accessToken) {
    TokenHash hash = TokenHash.of(accessToken);
    Known found = known.get(hash, this::load);
    if (found == null) {
      throw unknown("Unrecognised access token", false);
    }
    if (found.token().expiresAt().orElse(Long.MAX_VALUE) <= time.nowMillis()) {
      throw unknown("Access token has expired", true);
    }
    if (found.token().refreshToken().isPresent() && !found.token().used()) {
      forget(refreshed.firstUse(found.token()));
    }
    return found.requester();
  }

  /** Looks these tokens up again when they come next; to be called after a durable change. */
  public void forget(Collection<TokenHash> hashes) {
    known.invalidateAll(hashes);
  }

  /** Looks all tokens of the user up again when they come next. */
  public void forget(UserId user) {
    forget(tokens.ofUser(user).stream().map(AccessToken::hash).toList());
  }

  private @Nullable Known load(TokenHash hash) {
    Optional<AccessToken> token = tokens.find(hash);
    if (token.isEmpty()) {
      return null;
    }
    Optional<Standing> standing = standings.standing(token.get().user());
    if (standing.isEmpty() || standing.get().deactivated()) {
      return null;
    }
    return new Known(token.get(), requester(token.get(), standing.get()));
  }

  private static Requester requester(AccessToken token, Standing standing) {
    return new Requester(token.user(), token.device(), token.hash(), standing);
  }

  private static MatrixFailure unknown(String reason, boolean soft) {
    return new MatrixFailure(
        ErrorCode.UNKNOWN_TOKEN, reason, JsonObject.builder().put("soft_logout", soft).build());
  }
}
