package chat.ranvier.application.profile.port;

import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * What a user shows of themselves.
 *
 * @param fields the fields by name, {@code displayname} and {@code avatar_url} among them
 */
public record Profile(JsonObject fields) {
  /** The name of the field with the display name. */
  public static final String DISPLAY_NAME = "displayname";

  /** The name of the field with the avatar's MXC URI. */
  public static final String AVATAR_URL = "avatar_url";

  /** The profile that shows nothing. */
  public static final Profile EMPTY = new Profile(JsonObject.empty());

  /** The name that the user goes by. */
  public Optional<String> displayName() {
    return fields.string(DISPLAY_NAME);
  }

  /** The MXC URI of the user's avatar. */
  public Optional<String> avatarUrl() {
    return fields.string(AVATAR_URL);
  }
}
