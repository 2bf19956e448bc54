package chat.ranvier.application.room;

import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The rooms in memory: at most one object for each room, the least used ones let go. */
final class WarmRooms {
  private static final int MAX_BATCH = 256;

  private final RoomStore store;
  private final RoomCaches caches;
  private final Threads threads;
  private final Consumer<List<RoomTask<?>>> writer;
  private final int maxRooms;
  private final AtomicLong departures = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<RoomId, WarmRoom> rooms = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * No room yet.
   *
   * @param writer what serves the rooms' mailboxes
   * @param maxRooms how many rooms stay in memory, those at work not counted
   */
  WarmRooms(
      RoomStore store,
      RoomCaches caches,
      Threads threads,
      Consumer<List<RoomTask<?>>> writer,
      int maxRooms) {
    this.store = store;
    this.caches = caches;
    this.threads = threads;
    this.writer = writer;
    this.maxRooms = maxRooms;
  }

  /** The room of this id, kept in memory until it is left; nothing where there is no such room. */
  Optional<WarmRoom> enter(RoomId roomId) {
    while (true) {
      Optional<WarmRoom> warm = enterWarm(roomId);
      if (warm.isPresent()) {
        return warm;
      }
      long departuresBefore = departures.get();
      Optional<StoredRoom> stored = store.find(roomId);
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      Optional<WarmRoom> entered = enter(stored.get(), departuresBefore);
      if (entered.isPresent()) {
        return entered;
      }
    }
  }

  /** Nothing where the room may have come, changed and gone since it was read. */
  private Optional<WarmRoom> enter(StoredRoom read, long departuresBefore) {
    WarmRoom fresh = warm(read);
    lock.lock();
    try {
      boolean isTrue =
          rooms.containsKey(read.room().roomId()) || departures.get() == departuresBefore;
      return isTrue ? Optional.of(enter(fresh)) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The room that is about to be made; kept in memory until it is left. */
  WarmRoom enter(StoredRoom fresh) {
    WarmRoom room = warm(fresh);
    lock.lock();
    try {
      return enter(room);
    } finally {
      lock.unlock();
    }
  }

  private WarmRoom enter(WarmRoom fresh) {
    WarmRoom room = rooms.computeIfAbsent(fresh.room().roomId(), ignored -> fresh);
    room.enter();
    letGo();
    return room;
  }

  private Optional<WarmRoom> enterWarm(RoomId roomId) {
    lock.lock();
    try {
      Optional<WarmRoom> room = Optional.ofNullable(rooms.get(roomId));
      room.ifPresent(WarmRoom::enter);
      return room;
    } finally {
      lock.unlock();
    }
  }

  private WarmRoom warm(StoredRoom stored) {
    Mailbox<RoomTask<?>> mailbox =
        new Mailbox<>(threads, "room " + stored.room().roomId(), MAX_BATCH, writer);
    return new WarmRoom(stored, store, caches, mailbox);
  }

  private void letGo() {
    Iterator<WarmRoom> eldest = rooms.values().iterator();
    int tooMany = rooms.size() - maxRooms;
    while (tooMany > 0 && eldest.hasNext()) {
      if (eldest.next().isUnused()) {
        eldest.remove();
        departures.incrementAndGet();
        tooMany--;
      }
    }
  }
}
