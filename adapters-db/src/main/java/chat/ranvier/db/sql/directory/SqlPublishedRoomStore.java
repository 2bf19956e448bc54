package chat.ranvier.db.sql.directory;

import chat.ranvier.application.directory.port.PublishedRoomStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.RoomId;

/** The listed rooms in the table {@code published_rooms}. */
public final class SqlPublishedRoomStore implements PublishedRoomStore {
  private final Sql sql;

  /** The listed rooms of the database that the statements go to. */
  public SqlPublishedRoomStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean isPublished(RoomId room) {
    return sql.find(
            "SELECT room_id FROM published_rooms WHERE room_id = ?",
            row -> row.text("room_id"),
            room.value())
        .isPresent();
  }

  @Override
  public void setPublished(RoomId room, boolean published) {
    sql.update(
        published
            ? "INSERT INTO published_rooms (room_id) VALUES (?) ON CONFLICT (room_id) DO NOTHING"
            : "DELETE FROM published_rooms WHERE room_id = ?",
        room.value());
  }
}
