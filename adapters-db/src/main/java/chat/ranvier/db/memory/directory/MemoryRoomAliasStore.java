package chat.ranvier.db.memory.directory;

import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import java.util.List;
import java.util.Optional;

/** The aliases of a database in memory. */
public final class MemoryRoomAliasStore implements RoomAliasStore {
  private final MemoryTable<RoomAlias, StoredAlias> aliases;

  /** The aliases of this database. */
  public MemoryRoomAliasStore(MemoryDatabase database) {
    this.aliases = database.table("room_aliases");
  }

  @Override
  public Optional<StoredAlias> find(RoomAlias alias) {
    return aliases.find(alias);
  }

  @Override
  public List<RoomAlias> aliasesOf(RoomId room) {
    return aliases.read(
        rows ->
            rows.values().stream()
                .filter(alias -> alias.room().equals(room))
                .map(StoredAlias::alias)
                .toList());
  }

  @Override
  public boolean add(StoredAlias alias) {
    return aliases.putIfAbsent(alias.alias(), alias);
  }

  @Override
  public void remove(RoomAlias alias) {
    aliases.remove(alias);
  }
}
