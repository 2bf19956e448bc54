package chat.ranvier.db.memory.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.authchain.port.CitedEvent;
import chat.ranvier.application.authchain.port.PendingRoom;
import chat.ranvier.application.authchain.port.PlacedEvent;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The chain covers of a database in memory. */
public final class MemoryAuthChainStore implements AuthChainStore {
  private record Place(long room, int chain, int sequence) {
    static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::room)
            .thenComparingInt(Place::chain)
            .thenComparingInt(Place::sequence);
  }

  private record RoomEvent(long room, long event) {
    static final Comparator<RoomEvent> ORDER =
        Comparator.comparingLong(RoomEvent::room).thenComparingLong(RoomEvent::event);
  }

  private final MemoryDatabase database;
  private final MemoryTable<Place, ChainedEvent> chains;
  private final MemoryTable<RoomEvent, ChainedEvent> events;
  private final MemoryTable<Long, PendingRoom> pending;
  private final EventStore stored;
  private final RoomStore rooms;

  /** The chain covers of this database. */
  public MemoryAuthChainStore(MemoryDatabase database) {
    this.database = database;
    this.chains = database.table("auth_chains", Place.ORDER);
    this.events = database.table("auth_chains_by_event", RoomEvent.ORDER);
    this.pending = database.table("auth_chains_pending");
    this.stored = new MemoryEventStore(database);
    this.rooms = new MemoryRoomStore(database);
  }

  @Override
  public List<ChainedEvent> chainsOf(long room, Collection<Long> wanted) {
    return database.reading(
        () -> {
          Set<Integer> found = new HashSet<>();
          for (Long event : wanted) {
            events.find(new RoomEvent(room, event)).ifPresent(each -> found.add(each.chain()));
          }
          return found.stream().flatMap(chain -> chain(room, chain).stream()).toList();
        });
  }

  private List<ChainedEvent> chain(long room, int chain) {
    return chains.read(
        rows ->
            List.copyOf(
                rows.subMap(new Place(room, chain, 0), new Place(room, chain + 1, 0)).values()));
  }

  @Override
  public Optional<List<ChainedEvent>> after(long room, long event, int limit) {
    List<ChainedEvent> newer =
        events.read(
            rows ->
                rows
                    .subMap(new RoomEvent(room, event), false, new RoomEvent(room + 1, 0), false)
                    .values()
                    .stream()
                    .limit(limit + 1L)
                    .toList());
    return newer.size() > limit ? Optional.empty() : Optional.of(newer);
  }

  @Override
  public int chainCount(long room) {
    return chains.read(
        rows -> {
          Place last = rows.lowerKey(new Place(room + 1, 0, 0));
          return last == null || last.room() != room ? 0 : last.chain() + 1;
        });
  }

  @Override
  public Map<EventId, CitedEvent> cited(Collection<EventId> ids) {
    return database.reading(
        () -> {
          Map<EventId, CitedEvent> found = new HashMap<>();
          for (EventId id : ids) {
            stored.find(id).flatMap(this::cited).ifPresent(cited -> found.put(id, cited));
          }
          return found;
        });
  }

  private Optional<CitedEvent> cited(StoredEvent event) {
    return event
        .event()
        .slot()
        .map(slot -> rooms.findSlot(event.room(), slot))
        .filter(slot -> slot.isPresent())
        .map(slot -> new CitedEvent(event.number(), event.room(), slot.getAsInt()));
  }

  @Override
  public void add(List<PlacedEvent> placed) {
    for (PlacedEvent each : placed) {
      ChainedEvent event = each.event();
      boolean isNew =
          chains.putIfAbsent(new Place(each.room(), event.chain(), event.sequence()), event)
              && events.putIfAbsent(new RoomEvent(each.room(), event.event()), event);
      if (!isNew) {
        throw new StorageException("the event " + event.event() + " or its place is taken");
      }
    }
  }

  @Override
  public Optional<PendingRoom> pending() {
    return pending.read(rows -> rows.values().stream().findFirst());
  }

  @Override
  public void proceed(PendingRoom room) {
    if (pending.contains(room.room())) {
      pending.put(room.room(), room);
    }
  }

  @Override
  public void finish(long room) {
    pending.remove(room);
  }

  @Override
  public void restart(long room) {
    List<ChainedEvent> all =
        events.read(
            rows ->
                List.copyOf(
                    rows.subMap(new RoomEvent(room, 0), new RoomEvent(room + 1, 0)).values()));
    for (ChainedEvent event : all) {
      events.remove(new RoomEvent(room, event.event()));
      chains.remove(new Place(room, event.chain(), event.sequence()));
    }
    pending.put(room, new PendingRoom(room, 0));
  }
}
