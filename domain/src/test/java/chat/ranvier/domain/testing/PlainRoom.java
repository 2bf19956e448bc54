package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a plain model makes of each event of a room's graph: whole states, resolved by the book, and
 * whether it is rejected. It is slow and meant to be seen through.
 */
public final class PlainRoom {
  private final Pdu create;
  private final AuthRules rules = Forks.RULES;
  private final Map<EventId, Pdu> events = new LinkedHashMap<>();
  private final Map<EventId, Pdu> citable = new LinkedHashMap<>();
  private final Map<EventId, Map<StateSlot, Pdu>> before = new HashMap<>();
  private final Map<EventId, Map<StateSlot, Pdu>> after = new HashMap<>();
  private final Map<Set<Map<StateSlot, Pdu>>, Map<StateSlot, Pdu>> resolved = new HashMap<>();
  private final Set<EventId> rejected = new HashSet<>();
  private final PlainResolution resolution;

  /** A room in which nothing has happened but its creation. */
  public PlainRoom(Pdu create) {
    this.create = create;
    this.resolution = new PlainResolution(create, citable, rejected::contains, rules);
    take(create);
  }

  /** Adds an event, all that it follows on and is authorised by being there. */
  public void take(Pdu event) {
    EventId id = event.eventId();
    if (events.containsKey(id)) {
      return;
    }
    Map<StateSlot, Pdu> state = event.prevEvents().isEmpty() ? Map.of() : meet(event.prevEvents());
    boolean isAuthorised = isAllowedByAuthEvents(event);
    if (isAuthorised) {
      citable.put(id, event);
    }
    Map<StateSlot, Pdu> next = new HashMap<>(state);
    if (isAuthorised && isAllowed(event, state)) {
      event.slot().ifPresent(slot -> next.put(slot, event));
    } else {
      rejected.add(id);
    }
    events.put(id, event);
    before.put(id, state);
    after.put(id, next);
  }

  /** All events, each after those it follows on. */
  public List<Pdu> events() {
    return List.copyOf(events.values());
  }

  /** The event of this id, where it is known. */
  public Optional<Pdu> find(EventId event) {
    return Optional.ofNullable(events.get(event));
  }

  /** The event of this id, which has to be known. */
  public Pdu event(EventId event) {
    return find(event).orElseThrow(() -> new AssertionError(event + " is not known"));
  }

  /** Whether the event is not authorised. */
  public boolean isRejected(EventId event) {
    return rejected.contains(event);
  }

  /** The state before the event. */
  public Map<StateSlot, Pdu> before(EventId event) {
    return Objects.requireNonNull(before.get(event), () -> "no state before " + event);
  }

  /** The state after the event. */
  public Map<StateSlot, Pdu> after(EventId event) {
    return Objects.requireNonNull(after.get(event), () -> "no state after " + event);
  }

  /** The state that the states after these events come to. */
  public Map<StateSlot, Pdu> meet(Collection<EventId> tips) {
    Set<Map<StateSlot, Pdu>> states = new HashSet<>();
    tips.forEach(tip -> states.add(after(tip)));
    return resolved.computeIfAbsent(states, resolution::resolve);
  }

  private boolean isAllowed(Pdu event, Map<StateSlot, Pdu> state) {
    return rules.check(event, slot -> Optional.ofNullable(state.get(slot))).isAllowed();
  }

  private boolean isAllowedByAuthEvents(Pdu event) {
    Collection<Pdu> cited = event.authEvents().stream().map(this::event).toList();
    Map<StateSlot, Pdu> state = new HashMap<>();
    if (!event.equals(create)) {
      state.put(StateSlot.of("m.room.create"), create);
    }
    cited.forEach(each -> each.slot().ifPresent(slot -> state.put(slot, each)));
    return rules.checkAuthEvents(event, List.copyOf(cited), rejected::contains).isAllowed()
        && isAllowed(event, state);
  }
}
