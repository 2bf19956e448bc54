package chat.ranvier.application.access.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The access tokens that are valid, or were until they ran out. */
public interface AccessTokenStore {
  /** Adds a token. */
  void insert(AccessToken token);

  /** The token of this hash. */
  Optional<AccessToken> find(TokenHash hash);

  /** All tokens of the user, with a device or without, by hash. */
  List<AccessToken> ofUser(UserId user);

  /** The tokens of one device, by hash. */
  List<AccessToken> ofDevice(UserId user, DeviceId device);

  /** The tokens that were given out together with this refresh token, by hash. */
  List<AccessToken> issuedWith(TokenHash refreshToken);

  /** Notes that a request has come with the token; nothing where there is no such token. */
  void markUsed(TokenHash hash);

  /** Takes the tokens away, as far as they are there. */
  void delete(Collection<TokenHash> hashes);
}
