package chat.ranvier.application.access.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.Optional;

/** The refresh tokens that can still be exchanged, or could until they ran out. */
public interface RefreshTokenStore {
  /** Adds a token. */
  void insert(RefreshToken token);

  /** The token of this hash. */
  Optional<RefreshToken> find(TokenHash hash);

  /** The token that was exchanged for this one. */
  Optional<RefreshToken> predecessorOf(TokenHash next);

  /** Notes what a token was exchanged for, in the place of what was noted before. */
  void exchange(TokenHash old, TokenHash next);

  /** Takes the tokens away, as far as they are there. */
  void delete(Collection<TokenHash> hashes);

  /** Takes the tokens of these devices away. */
  void deleteOfDevices(UserId user, Collection<DeviceId> devices);
}
