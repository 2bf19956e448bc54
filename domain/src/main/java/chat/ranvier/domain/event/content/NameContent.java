package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The content of {@code m.room.name}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomname">m.room.name</a>
 */
public record NameContent(JsonObject json) {
  /** The room's name; an empty one counts as none. */
  public Optional<String> name() {
    return json.string("name").filter(name -> !name.isEmpty());
  }
}
