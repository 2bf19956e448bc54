package chat.ranvier.application.directory.port;

import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import java.util.List;
import java.util.Optional;

/** The aliases of this server, each of which points to one room. */
public interface RoomAliasStore {
  /** The alias, where there is one. */
  Optional<StoredAlias> find(RoomAlias alias);

  /** The aliases that point to the room, in their order as texts. */
  List<RoomAlias> aliasesOf(RoomId room);

  /**
   * Adds an alias, within a transaction.
   *
   * @return whether it was free; where it was not, nothing changes
   */
  boolean add(StoredAlias alias);

  /** Takes an alias away, within a transaction, where there is one. */
  void remove(RoomAlias alias);
}
