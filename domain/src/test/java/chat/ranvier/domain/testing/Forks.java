package chat.ranvier.domain.testing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.resolution.StateResolver;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What becomes of a room where its branches meet, as the resolver and the specification say. */
public final class Forks {
  /** The rules, with whoever is asked about signatures saying that all is well. */
  public static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);

  private Forks() {}

  /** The state that the branches of a room together have. */
  public static Map<StateSlot, Pdu> resolved(RoomTimeline... branches) {
    return resolved(
        Arrays.stream(branches).map(RoomTimeline::state).toList(),
        Arrays.stream(branches).flatMap(branch -> branch.events().stream()).toList());
  }

  /**
   * The state that these states together have.
   *
   * @param events the events of the room, the first of which created it
   */
  public static Map<StateSlot, Pdu> resolved(
      Collection<Map<StateSlot, Pdu>> states, Collection<Pdu> events) {
    Map<EventId, Pdu> known = new LinkedHashMap<>();
    events.forEach(event -> known.put(event.eventId(), event));
    Map<StateSlot, Pdu> byTheBook =
        new PlainResolution(events.iterator().next(), known, id -> false, RULES)
            .resolve(states.stream().map(state -> Map.copyOf(state)).toList());
    NumberedRoom room = NumberedRoom.of(events);
    StateResolver resolver =
        new StateResolver(room, room, new PlainAuthChains(room::authEvents), RULES);
    Map<StateSlot, Pdu> resolved =
        room.state(room.keep(resolver.resolve(states.stream().map(room::root).toList())));
    assertThat(resolved).isEqualTo(byTheBook);
    return resolved;
  }

  /** The state made up of a state and these events. */
  public static Map<StateSlot, Pdu> with(Map<StateSlot, Pdu> state, Pdu... events) {
    Map<StateSlot, Pdu> next = new HashMap<>(state);
    Arrays.stream(events).forEach(event -> next.put(event.slot().orElseThrow(), event));
    return next;
  }

  /** Whether the rules allow the event in this state. */
  public static boolean isAllowed(Pdu event, Map<StateSlot, Pdu> state) {
    return RULES.check(event, slot -> Optional.ofNullable(state.get(slot))).isAllowed();
  }
}
