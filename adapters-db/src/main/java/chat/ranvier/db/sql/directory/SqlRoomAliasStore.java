package chat.ranvier.db.sql.directory;

import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/** The aliases in the table {@code room_aliases}. */
public final class SqlRoomAliasStore implements RoomAliasStore {
  private final Sql sql;

  /** The aliases of the database that the statements go to. */
  public SqlRoomAliasStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<StoredAlias> find(RoomAlias alias) {
    return sql.find(
        "SELECT room_id, creator FROM room_aliases WHERE alias = ?",
        row ->
            new StoredAlias(
                alias, new RoomId(row.text("room_id")), new UserId(row.text("creator"))),
        alias.value());
  }

  @Override
  public List<RoomAlias> aliasesOf(RoomId room) {
    return sql.list(
        "SELECT alias FROM room_aliases WHERE room_id = ? ORDER BY alias",
        row -> new RoomAlias(row.text("alias")),
        room.value());
  }

  @Override
  public boolean add(StoredAlias alias) {
    return sql.update(
            """
            INSERT INTO room_aliases (alias, room_id, creator) VALUES (?, ?, ?)
            ON CONFLICT (alias) DO NOTHING
            """,
            alias.alias().value(),
            alias.room().value(),
            alias.creator().value())
        > 0;
  }

  @Override
  public void remove(RoomAlias alias) {
    sql.update("DELETE FROM room_aliases WHERE alias = ?", alias.value());
  }
}
