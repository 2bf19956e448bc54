package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * The content of {@code m.room.avatar}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomavatar">m.room.avatar</a>
 */
public record AvatarContent(JsonObject json) {
  /** The room's picture, as an {@code mxc} URI that nobody has checked; none once it is removed. */
  public Optional<String> url() {
    return json.string("url").filter(url -> !url.isEmpty());
  }
}
