package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A state in the course of its resolution: what it began with, and what has been added since. */
final class PartialState implements AuthState {
  private final EventsAtHand events;
  private final Function<StateSlot, OptionalLong> beginning;
  private final Map<StateSlot, ResolvableEvent> added = new HashMap<>();

  private PartialState(EventsAtHand events, Function<StateSlot, OptionalLong> beginning) {
    this.events = events;
    this.beginning = beginning;
  }

  static PartialState empty(EventsAtHand events) {
    return new PartialState(events, slot -> OptionalLong.empty());
  }

  static PartialState of(EventsAtHand events, UnconflictedStateMap unconflicted) {
    return new PartialState(events, unconflicted::find);
  }

  void add(ResolvableEvent event) {
    event.pdu().slot().ifPresent(slot -> added.put(slot, event));
  }

  Optional<ResolvableEvent> event(StateSlot slot) {
    ResolvableEvent later = added.get(slot);
    if (later != null) {
      return Optional.of(later);
    }
    OptionalLong number = beginning.apply(slot);
    return number.isPresent() ? Optional.of(events.event(number.getAsLong())) : Optional.empty();
  }

  @Override
  public Optional<Pdu> find(StateSlot slot) {
    return event(slot).map(ResolvableEvent::pdu);
  }

  /**
   * What has to change in the state that the others were compared with. An event that fills a slot
   * of the unconflicted state map is replaced by what stands there.
   */
  SortedMap<Integer, Long> changes(Conflict conflict, UnconflictedStateMap unconflicted) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    conflict.slots().keySet().forEach(slot -> changes.put(slot, 0L));
    new TreeMap<>(added)
        .forEach(
            (slot, event) -> {
              if (unconflicted.find(slot).isEmpty()) {
                changes.put(events.room().giveSlotNumber(slot), event.number());
              }
            });
    return changes;
  }
}
