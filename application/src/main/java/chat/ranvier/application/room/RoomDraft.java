package chat.ranvier.application.room;

import chat.ranvier.application.room.port.AsideEvent;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.NewSlot;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * A room on its tentative head, together with what one append is about to add; the room itself is
 * not touched.
 */
final class RoomDraft {
  private final WarmRoom room;
  private final LongSupplier numbers;
  private final boolean isNewRoom;
  private final Map<StateSlot, Integer> newSlots = new HashMap<>();
  private final List<NewSlot> numberedSlots = new ArrayList<>();
  private final Map<NodeId, StateNode> newNodes = new HashMap<>();
  private final Map<Long, StoredEvent> newEvents = new HashMap<>();
  private final Map<EventId, Long> newNumbers = new HashMap<>();
  private final Set<EventId> unknown = new HashSet<>();
  private final Map<Integer, Long> currentState = new HashMap<>();
  private final List<NewEvent> timeline = new ArrayList<>();
  private final Map<Long, Long> overtaken = new HashMap<>();
  private RoomHead head;

  RoomDraft(WarmRoom room, LongSupplier numbers) {
    this.room = room;
    this.numbers = numbers;
    this.head = room.tentative();
    this.isNewRoom = head.extremities().isEmpty();
  }

  RoomRef room() {
    return room.room();
  }

  /** What branches came to lately; numbers of slots that only this draft knows are not in it. */
  ResolvedStates resolved() {
    return room.resolved();
  }

  /** Where the room stands with what has been added so far. */
  RoomHead head() {
    return head;
  }

  /** Whether the room is about to be made. */
  boolean isNewRoom() {
    return isNewRoom;
  }

  /** A number for an event, given out once. */
  long nextNumber() {
    return numbers.getAsLong();
  }

  /** Makes an event known, so that others can be judged by it and follow on it. */
  void add(StoredEvent event) {
    newEvents.put(event.number(), event);
    newNumbers.put(event.event().eventId(), event.number());
    unknown.remove(event.event().eventId());
  }

  /** Adds an event at the end of the timeline. */
  void append(NewEvent event) {
    if (event.event().depth() < head.depths().deepest()) {
      overtaken.put(event.number(), head.depths().deepest());
    }
    head = head.withDepth(event.event().depth());
    timeline.add(event);
  }

  /**
   * Everything that was added; nothing where the room has not begun, for want of a create event.
   */
  RoomAppend finish(IntakeChange intake) {
    if (head.extremities().isEmpty()) {
      return new RoomAppend(
          room.room(), isNewRoom, List.of(), Map.of(), List.of(), Map.of(), room.tentative());
    }
    return new RoomAppend(
            room.room(), isNewRoom, numberedSlots, newNodes, timeline, currentState, head)
        .with(intake.overtaken(overtaken));
  }

  /** The event of this number, which has to be known. */
  StoredEvent event(long number) {
    StoredEvent added = newEvents.get(number);
    return added != null ? added : room.event(number);
  }

  /** The event of this id, where it is known in whatever standing. */
  Optional<StoredEvent> event(EventId eventId) {
    Long added = newNumbers.get(eventId);
    if (added != null) {
      return Optional.of(event(added));
    } else if (unknown.contains(eventId)) {
      return Optional.empty();
    }
    Optional<StoredEvent> found =
        room.event(eventId).filter(event -> event.room() == room.room().number());
    if (found.isEmpty()) {
      unknown.add(eventId);
    }
    return found;
  }

  /**
   * Whether this is the id of an event of another room, which servers can bring about that choose
   * ids.
   */
  boolean isElsewhere(EventId eventId) {
    return !room().version().has(RoomVersionRule.EVENT_ID_IS_HASH)
        && room.event(eventId).filter(event -> event.room() != room().number()).isPresent();
  }

  /** The numbers of the event's auth events, as far as they are known. */
  List<Long> authEvents(StoredEvent event) {
    return event.event().authEvents().stream()
        .flatMap(id -> event(id).stream())
        .map(StoredEvent::number)
        .toList();
  }

  /** Reads these events at once, so that asking for each costs little. */
  void load(Collection<Long> wanted) {
    room.load(wanted.stream().filter(number -> !newEvents.containsKey(number)).toList());
  }

  /** Finds out at once which of these events are known, so that asking for each costs nothing. */
  void lookUp(Collection<EventId> eventIds) {
    Set<EventId> asked = new HashSet<>(eventIds);
    asked.removeAll(newNumbers.keySet());
    asked.removeAll(unknown);
    asked.removeAll(room.lookUp(asked));
    unknown.addAll(asked);
  }

  /** Whether a user of the server is joined in the current state. */
  boolean isInRoom(ServerName server) {
    return Stream.concat(
            room.slots().membersOf(server).stream(),
            newSlots.keySet().stream().filter(slot -> SlotTable.isMember(slot, server)))
        .flatMap(slot -> find(slot).stream())
        .anyMatch(RoomDraft::isJoin);
  }

  private static boolean isJoin(Pdu member) {
    return new MemberContent(member.content()).membership().equals(Optional.of(Membership.JOIN));
  }

  /** The event that fills the slot in this state. */
  Optional<Pdu> find(StateRoot state, StateSlot slot) {
    OptionalInt number = slotNumber(slot);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong event = StateTrie.find(this::node, state, number.getAsInt());
    return event.isPresent() ? Optional.of(event(event.getAsLong()).event()) : Optional.empty();
  }

  /** The event that fills the slot in the current state. */
  Optional<Pdu> find(StateSlot slot) {
    return find(head.state(), slot);
  }

  OptionalInt slotNumber(StateSlot slot) {
    Integer added = newSlots.get(slot);
    return added != null ? OptionalInt.of(added) : room.slots().find(slot);
  }

  /** The slot's number, a new one where it has none. */
  int giveSlotNumber(StateSlot slot) {
    OptionalInt known = slotNumber(slot);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    int number = head.slotCount();
    newSlots.put(slot, number);
    numberedSlots.add(new NewSlot(number, slot));
    head = head.withSlots(number + 1);
    return number;
  }

  /** The state with this event in this slot. */
  StateRoot with(StateRoot state, int slot, long event) {
    return changed(state, new TreeMap<>(Map.of(slot, event)));
  }

  /** The state with these changes. */
  StateRoot changed(StateRoot state, SortedMap<Integer, Long> changes) {
    return written(StateTrie.apply(this::node, state, changes));
  }

  /** A state that was just made. */
  StateRoot written(StateTrie.Changed changed) {
    newNodes.putAll(changed.newNodes());
    return changed.root();
  }

  /** The state after an event that is placed. */
  StateRoot stateAfter(StoredEvent event) {
    Optional<StateSlot> slot = event.event().slot();
    return slot.isPresent() && event.standing().changesState()
        ? with(event.stateBefore(), giveSlotNumber(slot.get()), event.number())
        : event.stateBefore();
  }

  StateNode node(NodeId id) {
    StateNode added = newNodes.get(id);
    return added != null ? added : room.node(id);
  }

  /** Moves the room on by an event that follows on all that nothing followed on yet. */
  void follow(StateRoot state, Extremity extremity) {
    head = head.at(state, List.of(extremity));
  }

  /** Moves the room on to other extremities. */
  void moveTo(StateRoot state, List<Extremity> extremities) {
    head = head.at(state, extremities);
  }

  /** Notes that the current state has another event in a slot; 0 for none. */
  void changeCurrent(int slot, long event) {
    currentState.put(slot, event);
  }

  /** Notes how the numbers of members change. */
  void count(int joined, int invited) {
    head = head.counting(joined, invited);
  }

  /** Gives an event the place before all that is known of the past. */
  AsideEvent inThePast(AsideEvent event) {
    long depth = event.event().depth();
    if (depth > head.depths().shallowest()) {
      overtaken.put(event.number(), Math.max(depth, head.depths().deepest()));
    }
    head = head.withDepth(depth).reachingBackTo(head.oldestPosition() - 1);
    return event.at(head.oldestPosition());
  }
}
