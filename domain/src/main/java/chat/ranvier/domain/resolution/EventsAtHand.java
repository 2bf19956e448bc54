package chat.ranvier.domain.resolution;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The room's events, each asked for once during a resolution. */
final class EventsAtHand {
  static final StateSlot CREATE = StateSlot.of("m.room.create");
  static final StateSlot POWER_LEVELS = StateSlot.of("m.room.power_levels");

  private final ResolvableRoom room;
  private final Map<Long, ResolvableEvent> known = new HashMap<>();

  EventsAtHand(ResolvableRoom room) {
    this.room = room;
  }

  ResolvableRoom room() {
    return room;
  }

  ResolvableEvent event(long number) {
    ResolvableEvent event = known.get(number);
    return event != null ? event : load(List.of(number)).getFirst();
  }

  /** The events of these numbers, in their order; those that are not known yet are read at once. */
  List<ResolvableEvent> load(Collection<Long> numbers) {
    List<Long> missing = numbers.stream().filter(number -> !known.containsKey(number)).toList();
    if (!missing.isEmpty()) {
      known.putAll(room.events(missing));
    }
    return numbers.stream().map(this::loaded).toList();
  }

  /** The events of these numbers with the auth events that they name, which the rules ask for. */
  List<ResolvableEvent> loadWithAuthEvents(Collection<Long> numbers) {
    List<ResolvableEvent> events = load(numbers);
    load(events.stream().flatMap(event -> event.authEvents().stream()).distinct().toList());
    return events;
  }

  private ResolvableEvent loaded(long number) {
    ResolvableEvent event = known.get(number);
    if (event == null) {
      throw new IllegalStateException("event " + number + " is in a state, but not in the room");
    }
    return event;
  }

  /** The auth event that fills this slot, where there is one. */
  Optional<ResolvableEvent> authEvent(ResolvableEvent event, StateSlot slot) {
    for (ResolvableEvent authEvent : load(event.authEvents())) {
      if (fills(authEvent.pdu(), slot)) {
        return Optional.of(authEvent);
      }
    }
    return Optional.empty();
  }

  private static boolean fills(Pdu event, StateSlot slot) {
    return event.type().equals(slot.type())
        && event.stateKey().equals(Optional.of(slot.stateKey()));
  }

  /** The create event that the room id implies since version 12; none before. */
  Optional<Pdu> impliedCreate(StateSlot slot) {
    Pdu create = room.create();
    return slot.equals(CREATE) && create.version().createEventIsRoomId()
        ? Optional.of(create)
        : Optional.empty();
  }
}
