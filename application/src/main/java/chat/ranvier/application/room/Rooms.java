package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;

/** The rooms as readers see them: durable, visible, from memory where they are warm. */
public final class Rooms {
  private final WarmRooms warm;
  private final RoomCaches caches;
  private final RoomStore store;

  Rooms(WarmRooms warm, RoomCaches caches, RoomStore store) {
    this.warm = warm;
    this.caches = caches;
    this.store = store;
  }

  /** The room as it stands, where there is one. */
  public Optional<RoomSnapshot> find(RoomId roomId) {
    return warm.enter(roomId).flatMap(this::snapshot);
  }

  private Optional<RoomSnapshot> snapshot(WarmRoom room) {
    try {
      StoredRoom committed = room.committed();
      if (committed.head().extremities().isEmpty()) {
        return Optional.empty();
      }
      long number = committed.room().number();
      RoomStates states = new RoomStates(number, room.slots(), caches, store);
      return Optional.of(new RoomSnapshot(committed, states));
    } finally {
      room.leave();
    }
  }
}
