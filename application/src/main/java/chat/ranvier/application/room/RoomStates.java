package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The states that a room has been in, each named by its root: looked up, listed, compared. */
public final class RoomStates {
  private final long room;
  private final SlotTable slots;
  private final RoomCaches caches;
  private final RoomStore store;

  RoomStates(long room, SlotTable slots, RoomCaches caches, RoomStore store) {
    this.room = room;
    this.slots = slots;
    this.caches = caches;
    this.store = store;
  }

  /**
   * The room's current state as it was at a stream position; empty before the room's first event.
   */
  public StateRoot at(long position) {
    return store.currentStateAt(room, position);
  }

  /** The event that fills a slot in this state. */
  public Optional<StoredEvent> find(StateRoot root, StateSlot slot) {
    OptionalLong event = fills(root, slot(slot));
    return event.isPresent() ? event(event.getAsLong()) : Optional.empty();
  }

  /** The number of a slot; none where no state of the room ever filled it. */
  public OptionalInt slot(StateSlot slot) {
    return slots.find(slot);
  }

  /** The number of the event that fills the slot of this number in this state. */
  public OptionalLong fills(StateRoot root, OptionalInt slot) {
    return slot.isPresent()
        ? StateTrie.find(this::node, root, slot.getAsInt())
        : OptionalLong.empty();
  }

  /** The event of this number. */
  public Optional<StoredEvent> event(long number) {
    return caches.event(number);
  }

  /** All events of this state, in the order in which their slots were first filled. */
  public List<StoredEvent> all(StateRoot root) {
    List<Long> numbers = new ArrayList<>();
    StateTrie.forEach(this::node, root, (slot, event) -> numbers.add(event));
    return load(numbers);
  }

  /**
   * The events by which a later state differs from an earlier one: those that fill slots that were
   * empty or filled by other events. The cost grows with the difference.
   */
  public List<StoredEvent> difference(StateRoot before, StateRoot after) {
    List<Long> numbers = new ArrayList<>();
    StateTrie.difference(
        this::node,
        before,
        after,
        (slot, old, now) -> {
          if (now != 0) {
            numbers.add(now);
          }
        });
    return load(numbers);
  }

  private List<StoredEvent> load(List<Long> numbers) {
    Map<Long, StoredEvent> events = caches.events(numbers);
    return numbers.stream()
        .map(number -> Objects.requireNonNull(events.get(number), "an event of the state is lost"))
        .toList();
  }

  private StateNode node(NodeId id) {
    return caches.node(room, id);
  }
}
