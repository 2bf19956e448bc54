package chat.ranvier.db.memory.access;

import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The access tokens of a database in memory. */
public final class MemoryAccessTokenStore implements AccessTokenStore {
  private final MemoryTable<String, AccessToken> tokens;
  private final MemoryTable<String, TokenHash> byUser;
  private final MemoryTable<String, TokenHash> byRefreshToken;

  /** The tokens of this database. */
  public MemoryAccessTokenStore(MemoryDatabase database) {
    this.tokens = database.table("access_tokens");
    this.byUser = database.table("access_tokens_by_user");
    this.byRefreshToken = database.table("access_tokens_by_refresh_token");
  }

  @Override
  public void insert(AccessToken token) {
    tokens.put(token.hash().value(), token);
    byUser.put(userKey(token), token.hash());
    token
        .refreshToken()
        .ifPresent(refresh -> byRefreshToken.put(key(refresh.value(), token), token.hash()));
  }

  @Override
  public Optional<AccessToken> find(TokenHash hash) {
    return tokens.find(hash.value());
  }

  @Override
  public List<AccessToken> ofUser(UserId user) {
    return below(byUser, user.value());
  }

  @Override
  public List<AccessToken> ofDevice(UserId user, DeviceId device) {
    return ofUser(user).stream()
        .filter(token -> token.device().equals(Optional.of(device)))
        .toList();
  }

  @Override
  public List<AccessToken> issuedWith(TokenHash refreshToken) {
    return below(byRefreshToken, refreshToken.value());
  }

  @Override
  public void markUsed(TokenHash hash) {
    find(hash)
        .ifPresent(
            token ->
                tokens.put(
                    hash.value(),
                    new AccessToken(
                        hash,
                        token.user(),
                        token.device(),
                        token.expiresAt(),
                        token.refreshToken(),
                        true)));
  }

  @Override
  public void delete(Collection<TokenHash> hashes) {
    hashes.forEach(hash -> find(hash).ifPresent(this::delete));
  }

  private void delete(AccessToken token) {
    tokens.remove(token.hash().value());
    byUser.remove(userKey(token));
    token.refreshToken().ifPresent(refresh -> byRefreshToken.remove(key(refresh.value(), token)));
  }

  private List<AccessToken> below(MemoryTable<String, TokenHash> index, String prefix) {
    return index
        .read(rows -> List.copyOf(rows.subMap(prefix + '\0', prefix + '\1').values()))
        .stream()
        .flatMap(hash -> find(hash).stream())
        .toList();
  }

  private static String userKey(AccessToken token) {
    return key(token.user().value(), token);
  }

  private static String key(String prefix, AccessToken token) {
    return prefix + '\0' + token.hash().value();
  }
}
