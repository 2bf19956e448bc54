package chat.ranvier.db.memory.filter;

import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/** The filters of a database in memory. */
public final class MemoryFilterStore implements FilterStore {
  private final MemoryTable<String, JsonObject> filters;

  /** The filters of this database. */
  public MemoryFilterStore(MemoryDatabase database) {
    this.filters = database.table("filters");
  }

  @Override
  public void insert(UserId user, String filterId, JsonObject definition) {
    filters.putIfAbsent(key(user, filterId), definition);
  }

  @Override
  public Optional<JsonObject> find(UserId user, String filterId) {
    return filters.find(key(user, filterId));
  }

  private static String key(UserId user, String filterId) {
    return user.value() + '\0' + filterId;
  }
}
