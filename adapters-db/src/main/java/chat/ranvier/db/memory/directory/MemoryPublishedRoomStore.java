package chat.ranvier.db.memory.directory;

import chat.ranvier.application.directory.port.PublishedRoomStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.RoomId;

/** The listed rooms of a database in memory. */
public final class MemoryPublishedRoomStore implements PublishedRoomStore {
  private final MemoryTable<RoomId, RoomId> published;

  /** The listed rooms of this database. */
  public MemoryPublishedRoomStore(MemoryDatabase database) {
    this.published = database.table("published_rooms");
  }

  @Override
  public boolean isPublished(RoomId room) {
    return published.contains(room);
  }

  @Override
  public void setPublished(RoomId room, boolean isPublished) {
    if (isPublished) {
      published.put(room, room);
    } else {
      published.remove(room);
    }
  }
}
