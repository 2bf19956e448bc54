package chat.ranvier.application.room;

import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.EventLimits;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.TreeSize;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** State nodes and events of all rooms that were read or written lately, bounded by their bytes. */
public final class RoomCaches {
  private static final int NODE_BYTES = 400;
  private static final int EVENT_BYTES = 700;
  private static final int LOADED_AT_ONCE = 64;

  private final RoomStore rooms;
  private final EventStore events;
  private final Cache<NodeKey, StateNode> nodes;
  private final Cache<Long, StoredEvent> byNumber;
  private final Cache<EventId, Long> numbers;
  private final AtomicLong forgettings = new AtomicLong();

  /**
   * Empty caches.
   *
   * @param maxBytes about how much memory they may take together
   */
  public RoomCaches(RoomStore rooms, EventStore events, long maxBytes) {
    this.rooms = rooms;
    this.events = events;
    this.nodes = bounded(maxBytes / 4 / NODE_BYTES);
    this.byNumber =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .recordStats()
            .maximumWeight(maxBytes * 5 / 8)
            .<Long, StoredEvent>weigher((number, event) -> weight(event))
            .build();
    this.numbers = bounded(maxBytes / 8 / EVENT_BYTES);
  }

  private static <K, V> Cache<K, V> bounded(long entries) {
    return Caffeine.newBuilder().executor(Runnable::run).recordStats().maximumSize(entries).build();
  }

  private static int weight(StoredEvent event) {
    return Math.toIntExact(EVENT_BYTES + TreeSize.of(event.event().canonicalBytes()));
  }

  /** What the caches have done so far. */
  public List<CacheStatistics> statistics() {
    return List.of(
        CacheStatistics.of("state_nodes", nodes),
        CacheStatistics.of("events", byNumber),
        CacheStatistics.of("event_numbers", numbers));
  }

  StateNode node(long room, NodeId id) {
    NodeKey key = new NodeKey(room, id);
    StateNode cached = nodes.getIfPresent(key);
    if (cached != null) {
      return cached;
    }
    StateNode loaded = rooms.loadNode(room, id);
    nodes.put(key, loaded);
    return loaded;
  }

  void remember(long room, Map<NodeId, StateNode> fresh) {
    fresh.forEach((id, node) -> nodes.put(new NodeKey(room, id), node));
  }

  void remember(StoredEvent event) {
    byNumber.put(event.number(), event);
    numbers.put(event.event().eventId(), event.number());
  }

  /** Takes an event out, because storage holds a newer truth of it. */
  void forget(EventId eventId) {
    forgettings.incrementAndGet();
    Long number = numbers.getIfPresent(eventId);
    if (number != null) {
      byNumber.invalidate(number);
    } else {
      byNumber.asMap().values().removeIf(event -> event.event().eventId().equals(eventId));
    }
  }

  /**
   * Keeps what was read from storage, unless an event was taken out meanwhile: it may be among
   * these, as it was before.
   */
  private void remember(Collection<StoredEvent> read, long forgettingsBefore) {
    read.forEach(this::remember);
    if (forgettings.get() != forgettingsBefore) {
      read.forEach(event -> byNumber.invalidate(event.number()));
    }
  }

  /** The event of this number. */
  Optional<StoredEvent> event(long number) {
    StoredEvent cached = byNumber.getIfPresent(number);
    return cached == null
        ? Optional.ofNullable(events(List.of(number)).get(number))
        : Optional.of(cached);
  }

  /** The event of this id, where it is known. */
  public Optional<StoredEvent> event(EventId eventId) {
    Long number = numbers.getIfPresent(eventId);
    StoredEvent cached = number == null ? null : byNumber.getIfPresent(number);
    if (cached != null) {
      return Optional.of(cached);
    }
    long before = forgettings.get();
    Optional<StoredEvent> found = events.find(eventId);
    remember(found.stream().toList(), before);
    return found;
  }

  /** Those of the events that are known; they are read at once and stay in memory for a while. */
  Set<EventId> lookUp(Collection<EventId> wanted) {
    Set<EventId> known = new HashSet<>();
    List<EventId> missing = new ArrayList<>();
    for (EventId eventId : wanted) {
      Long number = numbers.getIfPresent(eventId);
      if (number != null && byNumber.getIfPresent(number) != null) {
        known.add(eventId);
      } else {
        missing.add(eventId);
      }
    }
    if (!missing.isEmpty()) {
      long before = forgettings.get();
      Map<EventId, StoredEvent> found = events.findAll(missing);
      remember(found.values(), before);
      known.addAll(found.keySet());
    }
    return known;
  }

  /** The events of these numbers, by number; unknown numbers are left out. */
  public Map<Long, StoredEvent> events(Collection<Long> wanted) {
    Map<Long, StoredEvent> found = new HashMap<>(wanted.size() * 2);
    List<Long> missing = new ArrayList<>();
    for (Long number : wanted) {
      StoredEvent cached = byNumber.getIfPresent(number);
      if (cached == null) {
        missing.add(number);
      } else {
        found.put(number, cached);
      }
    }
    int atOnce = WorkingMemory.CURRENT.isBound() ? LOADED_AT_ONCE : Math.max(1, missing.size());
    for (int i = 0; i < missing.size(); i += atOnce) {
      found.putAll(load(missing.subList(i, Math.min(i + atOnce, missing.size()))));
    }
    return found;
  }

  /** Reads events; who asks has as much memory as they may take, and then as much as they do. */
  private Map<Long, StoredEvent> load(List<Long> missing) {
    WorkingMemory memory = WorkingMemory.current();
    long most = (long) missing.size() * EventLimits.MAX_BYTES;
    memory.take(most);
    long before = forgettings.get();
    Map<Long, StoredEvent> loaded = events.load(missing);
    long size = 0;
    for (StoredEvent event : loaded.values()) {
      size += TreeSize.of(event.event().canonicalBytes());
    }
    if (size > most) {
      memory.take(size - most);
    } else {
      memory.giveBack(most - size);
    }
    remember(loaded.values(), before);
    return loaded;
  }

  private record NodeKey(long room, NodeId node) {}
}
