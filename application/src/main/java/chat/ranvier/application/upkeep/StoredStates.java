package chat.ranvier.application.upkeep;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.ReachableNodes;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The states of one room as storage holds them, each node held against its name. */
final class StoredStates {
  private static final int KEPT = 20_000;
  private static final StateSlot CREATE = StateSlot.of("m.room.create");

  private final RoomRef room;
  private final RoomStore rooms;
  private final EventStore events;
  private final List<StateSlot> slots;
  private final Map<StateSlot, Integer> numbers = new TreeMap<>();
  private final Cache<NodeId, StateNode> nodes = kept();
  private final Cache<Long, StoredEvent> loaded = kept();
  private final Cache<EventId, Long> known = kept();
  private final Map<NodeId, StateNode> resolving = new HashMap<>();
  private final AuthRules rules;
  private final ReachableNodes sound = new ReachableNodes(this::storedNode);

  /**
   * The states of this room.
   *
   * @param rules by which branches are resolved
   */
  StoredStates(RoomRef room, RoomStore rooms, EventStore events, AuthRules rules) {
    this.rules = rules;
    this.room = room;
    this.rooms = rooms;
    this.events = events;
    this.slots = rooms.slots(room.number(), 0, Integer.MAX_VALUE);
    for (int number = 0; number < slots.size(); number++) {
      numbers.put(slots.get(number), number);
    }
  }

  private static <K, V> Cache<K, V> kept() {
    return Caffeine.newBuilder().executor(Runnable::run).maximumSize(KEPT).build();
  }

  /** The slots that the room has numbered, in the order of their numbers. */
  List<StateSlot> slots() {
    return slots;
  }

  /** What is wrong with the nodes of this state, where something is. */
  Optional<String> flaw(StateRoot root) {
    try {
      sound.add(root);
      return Optional.empty();
    } catch (IllegalStateException | StorageException broken) {
      return Optional.of(String.valueOf(broken.getMessage()));
    }
  }

  /** The node of this name, stored or made on the way. */
  StateNode node(NodeId id) {
    StateNode made = resolving.get(id);
    return made != null ? made : storedNode(id);
  }

  private StateNode storedNode(NodeId id) {
    StateNode kept = nodes.getIfPresent(id);
    if (kept != null) {
      return kept;
    }
    StateNode node = rooms.loadNode(room.number(), id);
    if (!node.id().equals(id)) {
      throw new IllegalStateException("state node " + id + " holds what belongs to " + node.id());
    }
    nodes.put(id, node);
    return node;
  }

  /** The event of this number, where it is stored. */
  Optional<StoredEvent> event(long number) {
    StoredEvent kept = loaded.getIfPresent(number);
    return kept != null
        ? Optional.of(kept)
        : keep(events.load(List.of(number)).values().stream().findAny());
  }

  /** The event of this id, where it is stored. */
  Optional<StoredEvent> event(EventId id) {
    Long number = known.getIfPresent(id);
    return number != null ? event(number) : keep(events.find(id));
  }

  private Optional<StoredEvent> keep(Optional<StoredEvent> found) {
    found.ifPresent(
        event -> {
          loaded.put(event.number(), event);
          known.put(event.event().eventId(), event.number());
        });
    return found;
  }

  /** The number of the slot, where it has one. */
  OptionalInt slotNumber(StateSlot slot) {
    Integer number = numbers.get(slot);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The state event in this slot of a sound state. */
  Optional<Pdu> find(StateRoot root, StateSlot slot) {
    Integer number = numbers.get(slot);
    if (number == null) {
      return Optional.empty();
    }
    OptionalLong event = StateTrie.find(this::node, root, number);
    return event.isEmpty() ? Optional.empty() : event(event.getAsLong()).map(StoredEvent::event);
  }

  /** The state after the event: the one before it, changed where it is a state event that may. */
  StateRoot after(StoredEvent event) {
    Optional<Integer> number = event.event().slot().map(numbers::get);
    if (number.isEmpty() || !event.standing().changesState()) {
      return event.stateBefore();
    }
    SortedMap<Integer, Long> change = new TreeMap<>(Map.of(number.get(), event.number()));
    return made(StateTrie.apply(this::node, event.stateBefore(), change));
  }

  /** What these sound states come to; they and the answer need not be stored as such. */
  StateRoot resolved(Collection<StateRoot> states) {
    Set<StateRoot> distinct = Collections.unmodifiableSet(new LinkedHashSet<>(states));
    if (distinct.size() == 1) {
      return distinct.iterator().next();
    }
    Pdu create =
        distinct.stream()
            .flatMap(state -> find(state, CREATE).stream())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("states without a create event"));
    return made(new StoredResolution(this, rules, create).resolve(distinct));
  }

  /** Keeps nodes that are made on the way for as long as there are few of them. */
  private StateRoot made(StateTrie.Changed changed) {
    if (resolving.size() > KEPT) {
      resolving.clear();
    }
    resolving.putAll(changed.newNodes());
    return changed.root();
  }

  /** The nodes that were made on the way lately; storage may not have them. */
  Map<NodeId, StateNode> madeNodes() {
    return Map.copyOf(resolving);
  }

  /** A sound state in full: slot number to event number. */
  NavigableMap<Integer, Long> all(StateRoot root) {
    NavigableMap<Integer, Long> all = new TreeMap<>();
    StateTrie.forEach(this::node, root, all::put);
    return all;
  }
}
