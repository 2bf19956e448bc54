package chat.ranvier.domain.event.content;

import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The content of {@code m.room.policy}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroompolicy">m.room.policy</a>
 */
public record PolicyContent(JsonObject json) {
  /** The server to ask. */
  public Optional<ServerName> via() {
    try {
      return json.string("via").map(ServerName::parse);
    } catch (InvalidIdentifierException noServer) {
      return Optional.empty();
    }
  }

  /** The Ed25519 key that its signatures verify with, in Base64. */
  public Optional<String> ed25519() {
    return json.object("public_keys").flatMap(keys -> keys.string("ed25519"));
  }
}
