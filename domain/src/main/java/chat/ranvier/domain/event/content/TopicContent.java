package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The content of {@code m.room.topic}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomtopic">m.room.topic</a>
 */
public record TopicContent(JsonObject json) {
  /** The topic as plain text; an empty one counts as none. */
  public Optional<String> topic() {
    return json.string("topic").filter(topic -> !topic.isEmpty());
  }
}
