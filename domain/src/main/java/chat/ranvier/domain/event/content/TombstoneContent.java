package chat.ranvier.domain.event.content;

import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The content of {@code m.room.tombstone}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomtombstone">m.room.tombstone
 *     </a>
 */
public record TombstoneContent(JsonObject json) {
  /** What to tell those who look in. */
  public Optional<String> body() {
    return json.string("body");
  }

  /** The room that takes this one's place. */
  public Optional<RoomId> replacementRoom() {
    try {
      return json.string("replacement_room").map(RoomId::parse);
    } catch (InvalidIdentifierException notARoom) {
      return Optional.empty();
    }
  }
}
