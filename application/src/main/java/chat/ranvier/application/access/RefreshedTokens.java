package chat.ranvier.application.access;

import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshToken;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.Commits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ends once refreshed tokens are used: the tokens before them. Until then both stand, in case
 * the answer with the new ones was lost on its way.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#refreshing-access-tokens">Refreshing
 *     access tokens</a>
 */
public final class RefreshedTokens {
  private final AccessTokenStore tokens;
  private final RefreshTokenStore refreshTokens;
  private final Commits commits;

  /** Works on these stores. */
  public RefreshedTokens(
      AccessTokenStore tokens, RefreshTokenStore refreshTokens, Commits commits) {
    this.tokens = tokens;
    this.refreshTokens = refreshTokens;
    this.commits = commits;
  }

  /**
   * Notes that a request came with a refreshable access token for the first time.
   *
   * @return the hashes of access tokens that are to be looked up again: its own and those that
   *     ended
   */
  List<TokenHash> firstUse(AccessToken token) {
    return commits.write(
        () -> {
          tokens.markUsed(token.hash());
          List<TokenHash> changed = new ArrayList<>();
          changed.add(token.hash());
          token.refreshToken().ifPresent(refresh -> changed.addAll(endPredecessor(refresh)));
          return changed;
        });
  }

  /**
   * Within a write: ends the refresh token that was exchanged for this one, and what came with it.
   *
   * @return the hashes of the access tokens that ended
   */
  public List<TokenHash> endPredecessor(TokenHash refreshToken) {
    Optional<RefreshToken> predecessor = refreshTokens.predecessorOf(refreshToken);
    return predecessor.map(RefreshToken::hash).map(this::end).orElse(List.of());
  }

  /**
   * Within a write: ends a refresh token and the access tokens that came with it.
   *
   * @return the hashes of the access tokens that ended
   */
  public List<TokenHash> end(TokenHash refreshToken) {
    List<TokenHash> ended =
        tokens.issuedWith(refreshToken).stream().map(AccessToken::hash).toList();
    tokens.delete(ended);
    refreshTokens.delete(List.of(refreshToken));
    return ended;
  }

  /** Whether a request has come with an access token that was given out with this refresh token. */
  public boolean isUsed(TokenHash refreshToken) {
    return tokens.issuedWith(refreshToken).stream().anyMatch(AccessToken::used);
  }
}
