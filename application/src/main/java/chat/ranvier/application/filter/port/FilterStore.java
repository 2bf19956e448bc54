package chat.ranvier.application.filter.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/** The filters that users have uploaded; they never change. */
public interface FilterStore {
  /** Adds a filter; nothing where the user has one of this id. */
  void insert(UserId user, String filterId, JsonObject definition);

  /** The user's filter of this id. */
  Optional<JsonObject> find(UserId user, String filterId);
}
