package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A room that a seed decides: people come, go, invite, ban and change the rules on several branches
 * at once, which part and meet; some cite outdated or unknown auth events, many do things at the
 * same millisecond, and some of what is not allowed gets into states all the same.
 *
 * <p>An event whose own auth events do not allow it is never part of the room. One that the state
 * before it does not allow is rejected, as seen from here.
 */
public final class RandomRoom {
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);

  private final RoomVersion version;
  private final SplittableRandom random;
  private final RandomAction actions;
  private final RoomId roomId;
  private final LinkedHashMap<EventId, Pdu> events = new LinkedHashMap<>();
  private final Set<EventId> rejected = new HashSet<>();
  private final List<Pdu> order = new ArrayList<>();
  private final Map<Pdu, Map<StateSlot, Pdu>> after = new HashMap<>();
  private final List<Set<Map<StateSlot, Pdu>>> merges = new ArrayList<>();
  private final Pdu create;
  private final PlainResolution resolution;

  /** A room of this version with about so many events. */
  public RandomRoom(RoomVersion version, long seed, int length) {
    this.version = version;
    this.random = new SplittableRandom(seed);
    this.actions = new RandomAction(version, random);
    EventId createId = randomId();
    this.roomId =
        version.createEventIsRoomId()
            ? RoomId.ofCreateEvent(createId)
            : RoomId.parse("!room:here.example");
    this.create = actions.create(createId).in(version, roomId);
    this.resolution = new PlainResolution(create, events, rejected::contains, RULES);
    events.put(createId, create);
    order.add(create);
    after.put(create, Map.of(StateSlot.of("m.room.create"), create));
    actions.opening().forEach(opening -> tryToAdd(opening, List.of(order.getLast())));
    for (int i = 0; i < length; i++) {
      tryToAdd(actions.next(), randomPrevEvents());
    }
  }

  /** The rules that its events are judged by. */
  public AuthRules rules() {
    return RULES;
  }

  /** The create event. */
  public Pdu create() {
    return create;
  }

  /** All events, each after those it cites. */
  public List<Pdu> events() {
    return Collections.unmodifiableList(order);
  }

  /** Whether the event was rejected by the state before it. */
  public boolean isRejected(EventId event) {
    return rejected.contains(event);
  }

  /** Resolution by the book. */
  public PlainResolution resolution() {
    return resolution;
  }

  /** The states that had to be resolved on the way: those after the events that one follows on. */
  public List<Set<Map<StateSlot, Pdu>>> merges() {
    return Collections.unmodifiableList(merges);
  }

  /**
   * Some of the states that the room has been in, from anywhere; some lack a few of their events.
   */
  public List<Map<StateSlot, Pdu>> randomStates() {
    List<Map<StateSlot, Pdu>> states = new ArrayList<>();
    int count = random.nextInt(2, 5);
    for (int i = 0; i < count; i++) {
      Map<StateSlot, Pdu> state = new HashMap<>(stateAfter(randomEvent()));
      if (random.nextInt(8) == 0) {
        state.keySet().removeIf(slot -> random.nextInt(6) == 0);
      }
      states.add(state);
    }
    return states;
  }

  private Map<StateSlot, Pdu> stateAfter(Pdu event) {
    return Optional.ofNullable(after.get(event)).orElseThrow();
  }

  private void tryToAdd(RandomAction.Action action, List<Pdu> prevEvents) {
    Set<Map<StateSlot, Pdu>> states = new HashSet<>();
    prevEvents.forEach(prev -> states.add(stateAfter(prev)));
    Map<StateSlot, Pdu> before = resolution.resolve(states);
    if (states.size() > 1) {
      merges.add(states);
    }
    Pdu event = event(action, prevEvents, before);
    if (isAllowedByItsAuthEvents(event)) {
      events.put(event.eventId(), event);
      order.add(event);
      after.put(event, stateAfter(event, before));
    }
  }

  private Pdu event(RandomAction.Action action, List<Pdu> prevs, Map<StateSlot, Pdu> before) {
    return new EventSketch(
            randomId(),
            action.sender(),
            action.type(),
            Optional.of(action.stateKey()),
            action.content(),
            1_000 + order.size() / 4 + random.nextInt(3),
            1 + prevs.stream().mapToLong(Pdu::depth).max().orElse(0),
            prevs.stream().map(Pdu::eventId).toList(),
            authEvents(action, before))
        .in(version, roomId);
  }

  private List<EventId> authEvents(RandomAction.Action action, Map<StateSlot, Pdu> before) {
    List<EventId> ids = new ArrayList<>();
    for (StateSlot slot :
        AuthEventSelection.select(
            version,
            action.type(),
            Optional.of(action.stateKey()),
            action.sender(),
            action.content())) {
      int fate = random.nextInt(40);
      if (fate == 0) {
        ids.add(randomId());
      } else if (fate < 4) {
        anyFor(slot).map(Pdu::eventId).ifPresent(ids::add);
      } else if (fate > 4) {
        Optional.ofNullable(before.get(slot)).map(Pdu::eventId).ifPresent(ids::add);
      }
    }
    return ids;
  }

  private Optional<Pdu> anyFor(StateSlot slot) {
    List<Pdu> fitting =
        order.stream().filter(event -> event.slot().equals(Optional.of(slot))).toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  private boolean isAllowedByItsAuthEvents(Pdu event) {
    List<Pdu> authEvents =
        event.authEvents().stream()
            .flatMap(id -> Optional.ofNullable(events.get(id)).stream())
            .toList();
    Map<StateSlot, Pdu> state = new HashMap<>();
    state.put(StateSlot.of("m.room.create"), create);
    authEvents.forEach(authEvent -> state.put(authEvent.slot().orElseThrow(), authEvent));
    return RULES.checkAuthEvents(event, authEvents).isAllowed()
        && RULES.check(event, of(state)).isAllowed();
  }

  private static AuthState of(Map<StateSlot, Pdu> state) {
    return slot -> Optional.ofNullable(state.get(slot));
  }

  private Map<StateSlot, Pdu> stateAfter(Pdu event, Map<StateSlot, Pdu> before) {
    boolean allowed = RULES.check(event, of(before)).isAllowed();
    if (!allowed) {
      rejected.add(event.eventId());
    }
    Map<StateSlot, Pdu> next = new HashMap<>(before);
    if (allowed || random.nextInt(3) == 0) {
      next.put(event.slot().orElseThrow(), event);
    }
    return next;
  }

  private List<Pdu> randomPrevEvents() {
    List<Pdu> prevEvents = new ArrayList<>();
    int count = 1 + Math.max(0, random.nextInt(8) - 5);
    for (int i = 0; i < count; i++) {
      Pdu prev = randomEvent();
      if (!prevEvents.contains(prev)) {
        prevEvents.add(prev);
      }
    }
    return prevEvents;
  }

  /** Mostly one of the latest. */
  private Pdu randomEvent() {
    int back = random.nextInt(random.nextInt(6) == 0 ? order.size() : Math.min(6, order.size()));
    return order.get(order.size() - 1 - back);
  }

  private EventId randomId() {
    return EventId.parse("$" + Long.toUnsignedString(random.nextLong(), 36));
  }
}
