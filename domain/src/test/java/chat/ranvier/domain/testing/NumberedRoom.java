package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.chain.ChainCover;
import chat.ranvier.domain.auth.chain.KeptChains;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.resolution.ResolvableEvent;
import chat.ranvier.domain.resolution.ResolvableRoom;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateNodes;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A room as storage knows it, all in memory: its events and slots by numbers, states as tries. */
public final class NumberedRoom implements ResolvableRoom, StateNodes {
  private final Pdu create;
  private final Predicate<EventId> isRejected;
  private final Map<EventId, Long> numbers = new HashMap<>();
  private final Map<Long, Pdu> events = new HashMap<>();
  private final Map<Long, List<Long>> authEvents = new HashMap<>();
  private final Map<StateSlot, Integer> slots = new HashMap<>();
  private final Map<NodeId, StateNode> nodes = new HashMap<>();
  private final Map<Integer, StateSlot> names = new HashMap<>();

  /** A room that nothing has happened in but its creation. */
  public NumberedRoom(Pdu create, Predicate<EventId> isRejected) {
    this.create = create;
    this.isRejected = isRejected;
    add(create);
  }

  /** A room of these events, numbered as they come; the first of them is the create event. */
  public static NumberedRoom of(Collection<Pdu> events) {
    NumberedRoom room = new NumberedRoom(events.iterator().next(), id -> false);
    events.forEach(room::add);
    return room;
  }

  /** Gives the event the next number, unless it has one. */
  public void add(Pdu event) {
    long next = numbers.size() + 1L;
    if (numbers.putIfAbsent(event.eventId(), next) == null) {
      events.put(next, event);
    }
  }

  /** The event's number. */
  public long number(Pdu event) {
    return Optional.ofNullable(numbers.get(event.eventId())).orElseThrow();
  }

  /** The root of the state of these events, whose nodes are kept. */
  public StateRoot root(Map<StateSlot, Pdu> state) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    state.forEach((slot, event) -> changes.put(giveSlotNumber(slot), number(event)));
    return keep(StateTrie.apply(this, StateRoot.EMPTY, changes));
  }

  /** Keeps the nodes of a new version. */
  public StateRoot keep(StateTrie.Changed changed) {
    nodes.putAll(changed.newNodes());
    return changed.root();
  }

  /** The events of the state of this root. */
  public Map<StateSlot, Pdu> state(StateRoot root) {
    Map<StateSlot, Pdu> state = new HashMap<>();
    StateTrie.forEach(
        this,
        root,
        (slot, event) ->
            state.put(
                Optional.ofNullable(names.get(slot)).orElseThrow(),
                Optional.ofNullable(events.get(event)).orElseThrow()));
    return state;
  }

  @Override
  public Pdu create() {
    return create;
  }

  /** The numbers of the auth events that are known. */
  public List<Long> authEvents(long number) {
    return authEvents.computeIfAbsent(number, this::findAuthEvents);
  }

  /** A chain cover of all events; each has to have come after those that it cites. */
  public ChainCover chainCover() {
    KeptChains kept = new KeptChains();
    ChainCover cover = new ChainCover(kept);
    for (long number = 1; number <= events.size(); number++) {
      kept.keep(cover.add(number, authEvents(number), predecessor(number)));
    }
    return new ChainCover(kept);
  }

  private OptionalLong predecessor(long number) {
    Optional<StateSlot> slot = event(number).slot();
    return authEvents(number).stream()
        .filter(authEvent -> event(authEvent).slot().equals(slot))
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private Pdu event(long number) {
    return Optional.ofNullable(events.get(number)).orElseThrow();
  }

  private List<Long> findAuthEvents(long number) {
    return event(number).authEvents().stream()
        .flatMap(id -> Optional.ofNullable(numbers.get(id)).stream())
        .toList();
  }

  @Override
  public Map<Long, ResolvableEvent> events(Collection<Long> asked) {
    Map<Long, ResolvableEvent> found = new HashMap<>();
    for (long number : asked) {
      Pdu event = event(number);
      boolean rejected = isRejected.test(event.eventId());
      found.put(number, new ResolvableEvent(number, event, rejected, authEvents(number)));
    }
    return found;
  }

  @Override
  public OptionalInt slotNumber(StateSlot slot) {
    Integer number = slots.get(slot);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public int giveSlotNumber(StateSlot slot) {
    int number = slots.computeIfAbsent(slot, added -> slots.size());
    names.put(number, slot);
    return number;
  }

  @Override
  public StateNode load(NodeId id) {
    return Optional.ofNullable(nodes.get(id))
        .orElseThrow(() -> new IllegalStateException("no state node " + id));
  }
}
