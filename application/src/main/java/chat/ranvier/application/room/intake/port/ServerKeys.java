package chat.ranvier.application.room.intake.port;

import chat.ranvier.domain.auth.signature.KeyValidity;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.KeyId;
import java.util.Optional;

/** The public keys of servers. */
@FunctionalInterface
public interface ServerKeys {
  /**
   * The public key that a server signs with under this id, 32 bytes; none where it is not to be had
   * or did not count then. May wait for other servers.
   *
   * @see <a
   *     href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-server-keys">Retrieving
   *     server keys</a>
   */
  Optional<byte[]> find(ServerName server, KeyId keyId, KeyValidity validity);
}
