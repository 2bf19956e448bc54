package chat.ranvier.application.upkeep;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.chain.BreadthFirstChains;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.resolution.ResolvableEvent;
import chat.ranvier.domain.resolution.ResolvableRoom;
import chat.ranvier.domain.resolution.StateResolver;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** State resolution over what is stored, from the events themselves: no index is believed. */
final class StoredResolution implements ResolvableRoom {
  private final StoredStates states;
  private final AuthRules rules;
  private final Pdu create;

  /** In the room that this event created. */
  StoredResolution(StoredStates states, AuthRules rules, Pdu create) {
    this.states = states;
    this.rules = rules;
    this.create = create;
  }

  /** What the states come to, and nodes of it that may not be stored. */
  StateTrie.Changed resolve(Set<StateRoot> distinct) {
    BreadthFirstChains chains = new BreadthFirstChains(this::edges);
    return new StateResolver(this, states::node, chains, rules).resolve(distinct);
  }

  private Map<Long, long[]> edges(Collection<Long> events) {
    Map<Long, long[]> edges = new HashMap<>();
    for (Long number : events) {
      edges.put(number, authEvents(event(number)).stream().mapToLong(Long::longValue).toArray());
    }
    return edges;
  }

  private StoredEvent event(long number) {
    return states
        .event(number)
        .orElseThrow(() -> new IllegalStateException("event number " + number + " is lost"));
  }

  private List<Long> authEvents(StoredEvent event) {
    return event.event().authEvents().stream()
        .flatMap(id -> states.event(id).stream())
        .map(StoredEvent::number)
        .toList();
  }

  @Override
  public Pdu create() {
    return create;
  }

  @Override
  public Map<Long, ResolvableEvent> events(Collection<Long> numbers) {
    Map<Long, ResolvableEvent> events = new HashMap<>();
    for (Long number : numbers) {
      StoredEvent event = event(number);
      boolean isRejected = event.standing() == Standing.REJECTED;
      events.put(number, new ResolvableEvent(number, event.event(), isRejected, authEvents(event)));
    }
    return events;
  }

  @Override
  public OptionalInt slotNumber(StateSlot slot) {
    return states.slotNumber(slot);
  }

  @Override
  public int giveSlotNumber(StateSlot slot) {
    return slotNumber(slot)
        .orElseThrow(() -> new IllegalStateException("the slot " + slot + " has no number"));
  }
}
