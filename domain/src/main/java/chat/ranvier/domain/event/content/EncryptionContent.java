package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The content of {@code m.room.encryption}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomencryption">m.room.encryption
 *     </a>
 */
public record EncryptionContent(JsonObject json) {
  /** The algorithm that messages are encrypted with. */
  public Optional<String> algorithm() {
    return json.string("algorithm");
  }
}
