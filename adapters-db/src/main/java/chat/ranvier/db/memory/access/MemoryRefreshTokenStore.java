package chat.ranvier.db.memory.access;

import chat.ranvier.application.access.port.RefreshToken;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The refresh tokens of a database in memory. */
public final class MemoryRefreshTokenStore implements RefreshTokenStore {
  private final MemoryTable<String, RefreshToken> tokens;

  /** The tokens of this database. */
  public MemoryRefreshTokenStore(MemoryDatabase database) {
    this.tokens = database.table("refresh_tokens");
  }

  @Override
  public void insert(RefreshToken token) {
    tokens.put(token.hash().value(), token);
  }

  @Override
  public Optional<RefreshToken> find(TokenHash hash) {
    return tokens.find(hash.value());
  }

  @Override
  public Optional<RefreshToken> predecessorOf(TokenHash next) {
    return tokens.read(
        rows ->
            rows.values().stream()
                .filter(token -> token.next().equals(Optional.of(next)))
                .findFirst());
  }

  @Override
  public void exchange(TokenHash old, TokenHash next) {
    find(old)
        .ifPresent(
            token ->
                insert(
                    new RefreshToken(
                        old,
                        token.user(),
                        token.device(),
                        token.expiresAt(),
                        token.sessionEndsAt(),
                        Optional.of(next))));
  }

  @Override
  public void delete(Collection<TokenHash> hashes) {
    hashes.forEach(hash -> tokens.remove(hash.value()));
  }

  @Override
  public void deleteOfDevices(UserId user, Collection<DeviceId> devices) {
    List<TokenHash> gone =
        tokens.read(
            rows ->
                rows.values().stream()
                    .filter(token -> token.user().equals(user))
                    .filter(token -> devices.contains(token.device()))
                    .map(RefreshToken::hash)
                    .toList());
    delete(gone);
  }
}
