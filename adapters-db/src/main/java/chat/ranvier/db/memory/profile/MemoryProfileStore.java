package chat.ranvier.db.memory.profile;

import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonValue;

/** The profiles of a database in memory. */
public final class MemoryProfileStore implements ProfileStore {
  private final MemoryTable<UserId, Profile> profiles;

  /** The profiles of this database. */
  public MemoryProfileStore(MemoryDatabase database) {
    this.profiles = database.table("profiles");
  }

  @Override
  public Profile find(UserId user) {
    return profiles.find(user).orElse(Profile.EMPTY);
  }

  @Override
  public void put(UserId user, String field, JsonValue value) {
    profiles.put(user, new Profile(find(user).fields().with(field, value)));
  }

  @Override
  public void delete(UserId user, String field) {
    profiles.put(user, new Profile(find(user).fields().without(field)));
  }

  @Override
  public void deleteAll(UserId user) {
    profiles.remove(user);
  }
}
