package chat.ranvier.application.profile.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonValue;

/** The profiles of this server's users. */
public interface ProfileStore {
  /** The user's profile; empty where nothing was ever set, or there is no such user. */
  Profile find(UserId user);

  /** Sets one field. */
  void put(UserId user, String field, JsonValue value);

  /** Takes one field away, where it is there. */
  void delete(UserId user, String field);

  /** Takes all fields away. */
  void deleteAll(UserId user);
}
