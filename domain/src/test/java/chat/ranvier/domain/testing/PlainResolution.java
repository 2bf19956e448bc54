package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * State resolution as the specification tells it, sentence by sentence: whole states, whole chains,
 * sets, maps and recursion. It is slow and meant to be seen through; the resolver of the domain has
 * to agree with it.
 *
 * <p>Where the letter and the servers that there are differ, it follows these: a state's events
 * belong to the state's own auth chain, so that what all states hold is never in the auth
 * difference; until version 11 paths of auth events order events only as long as they stay in the
 * full conflicted set; power levels and join rules are power events under the empty state key only;
 * and what was rejected stays out.
 */
public final class PlainResolution {
  private static final StateSlot CREATE = StateSlot.of("m.room.create");
  private static final StateSlot POWER_LEVELS = StateSlot.of("m.room.power_levels");
  private static final StateSlot JOIN_RULES = StateSlot.of("m.room.join_rules");

  private final Pdu create;
  private final Map<EventId, Pdu> events;
  private final Predicate<EventId> isRejected;
  private final AuthRules rules;
  private final Map<Pdu, List<Pdu>> authEvents = new HashMap<>();
  private final Map<Pdu, Set<Pdu>> chains = new HashMap<>();

  /**
   * Resolution in a room.
   *
   * @param events all events that are known when one that cites them is first met
   */
  public PlainResolution(
      Pdu create, Map<EventId, Pdu> events, Predicate<EventId> isRejected, AuthRules rules) {
    this.create = create;
    this.events = events;
    this.isRejected = isRejected;
    this.rules = rules;
  }

  /** The resolution of the states, of which there is at least one. */
  public Map<StateSlot, Pdu> resolve(Collection<Map<StateSlot, Pdu>> states) {
    if (new HashSet<>(states).size() == 1) {
      return states.iterator().next();
    }
    return create.version().has(RoomVersionRule.STATE_RESOLUTION_2)
        ? second(states)
        : new PlainFirstResolution(rules).resolve(states);
  }

  private Map<StateSlot, Pdu> second(Collection<Map<StateSlot, Pdu>> states) {
    boolean revised = create.version().has(RoomVersionRule.STATE_RESOLUTION_2_1);
    Map<StateSlot, Pdu> unconflicted = new HashMap<>();
    Set<Pdu> conflicted = new HashSet<>();
    for (Map<StateSlot, Pdu> state : states) {
      state.forEach(
          (slot, event) -> {
            if (states.stream().allMatch(other -> event.equals(other.get(slot)))) {
              unconflicted.put(slot, event);
            } else {
              conflicted.add(event);
            }
          });
    }
    Set<Pdu> full = new HashSet<>(conflicted);
    full.addAll(authDifference(states));
    if (revised) {
      full.addAll(conflictedStateSubgraph(conflicted));
    }
    // 1
    Set<Pdu> powerful = new HashSet<>();
    for (Pdu event : full) {
      if (isPowerEvent(event)) {
        powerful.add(event);
        powerful.addAll(behind(event, full));
      }
    }
    // 2
    Map<StateSlot, Pdu> state = revised ? new HashMap<>() : new HashMap<>(unconflicted);
    iterativeAuthChecks(state, reverseTopologicalPowerOrdering(powerful, full));
    // 3
    Set<Pdu> remaining = new HashSet<>(full);
    remaining.removeAll(powerful);
    List<Pdu> sorted = mainlineOrdering(remaining, Optional.ofNullable(state.get(POWER_LEVELS)));
    // 4
    iterativeAuthChecks(state, sorted);
    // 5
    state.putAll(unconflicted);
    return state;
  }

  private static boolean isPowerEvent(Pdu event) {
    String membership = event.content().string("membership").orElse("");
    return event.isState()
        && (event.slot().equals(Optional.of(POWER_LEVELS))
            || event.slot().equals(Optional.of(JOIN_RULES))
            || (event.type().equals("m.room.member")
                && (membership.equals("leave") || membership.equals("ban"))
                && !event.stateKey().orElseThrow().equals(event.sender().value())));
  }

  private List<Pdu> authEvents(Pdu event) {
    return authEvents.computeIfAbsent(
        event,
        asked ->
            asked.authEvents().stream()
                .flatMap(id -> Optional.ofNullable(events.get(id)).stream())
                .toList());
  }

  private Set<Pdu> authChain(Pdu event) {
    Set<Pdu> chain = chains.get(event);
    if (chain == null) {
      chain = new HashSet<>(authEvents(event));
      for (Pdu authEvent : authEvents(event)) {
        chain.addAll(authChain(authEvent));
      }
      chains.put(event, chain);
    }
    return chain;
  }

  /** What stands behind the event in the full conflicted set. */
  private Set<Pdu> behind(Pdu event, Set<Pdu> full) {
    Set<Pdu> behind = new HashSet<>();
    if (create.version().has(RoomVersionRule.STATE_RESOLUTION_2_1)) {
      authChain(event).stream().filter(full::contains).forEach(behind::add);
    } else {
      walkWithin(full, event, behind);
    }
    return behind;
  }

  private void walkWithin(Set<Pdu> full, Pdu event, Set<Pdu> passed) {
    authEvents(event).stream()
        .filter(full::contains)
        .filter(passed::add)
        .forEach(authEvent -> walkWithin(full, authEvent, passed));
  }

  private Set<Pdu> authDifference(Collection<Map<StateSlot, Pdu>> states) {
    Set<Pdu> union = new HashSet<>();
    List<Set<Pdu>> all = new ArrayList<>();
    for (Map<StateSlot, Pdu> state : states) {
      Set<Pdu> chain = new HashSet<>(state.values());
      state.values().forEach(event -> chain.addAll(authChain(event)));
      union.addAll(chain);
      all.add(chain);
    }
    union.removeIf(event -> all.stream().allMatch(chain -> chain.contains(event)));
    return union;
  }

  private Set<Pdu> conflictedStateSubgraph(Set<Pdu> conflicted) {
    Set<Pdu> subgraph = new HashSet<>();
    for (Pdu start : conflicted) {
      for (Pdu passed : authChain(start)) {
        if (conflicted.stream().anyMatch(end -> authChain(passed).contains(end))) {
          subgraph.add(passed);
        }
      }
    }
    return subgraph;
  }

  private List<Pdu> reverseTopologicalPowerOrdering(Set<Pdu> unsorted, Set<Pdu> full) {
    Comparator<Pdu> smallest =
        Comparator.comparing(this::powerOfSender)
            .reversed()
            .thenComparing(Pdu::originServerTs)
            .thenComparing(Pdu::eventId);
    List<Pdu> sorted = new ArrayList<>();
    while (sorted.size() < unsorted.size()) {
      sorted.add(
          unsorted.stream()
              .filter(event -> !sorted.contains(event))
              .filter(event -> sorted.containsAll(behind(event, full)))
              .min(smallest)
              .orElseThrow());
    }
    return sorted;
  }

  private long powerOfSender(Pdu event) {
    AuthState authState = slot -> inAuthEvents(event, slot);
    return authState.powerLevels(create).ofUser(event.sender());
  }

  private Optional<Pdu> inAuthEvents(Pdu event, StateSlot slot) {
    return authEvents(event).stream()
        .filter(authEvent -> authEvent.slot().equals(Optional.of(slot)))
        .findFirst();
  }

  private List<Pdu> mainlineOrdering(Set<Pdu> unsorted, Optional<Pdu> powerLevels) {
    List<Pdu> mainline = new ArrayList<>();
    powerLevels.ifPresent(mainline::add);
    powerLevels.map(this::listOfPowerLevels).ifPresent(mainline::addAll);
    Map<Pdu, Integer> positions = new HashMap<>();
    for (Pdu event : unsorted) {
      Optional<Pdu> first =
          listOfPowerLevels(event).stream().filter(mainline::contains).findFirst();
      positions.put(event, first.map(mainline::indexOf).orElse(Integer.MAX_VALUE));
    }
    Comparator<Pdu> byPosition = Comparator.comparing(event -> positions.getOrDefault(event, 0));
    return unsorted.stream()
        .sorted(
            byPosition.reversed().thenComparing(Pdu::originServerTs).thenComparing(Pdu::eventId))
        .toList();
  }

  /** The power levels in the auth events, those in theirs, and so on. */
  private List<Pdu> listOfPowerLevels(Pdu event) {
    List<Pdu> list = new ArrayList<>();
    Optional<Pdu> next = inAuthEvents(event, POWER_LEVELS);
    while (next.isPresent()) {
      list.add(next.get());
      next = inAuthEvents(next.get(), POWER_LEVELS);
    }
    return list;
  }

  private void iterativeAuthChecks(Map<StateSlot, Pdu> state, List<Pdu> sorted) {
    for (Pdu event : sorted) {
      Map<StateSlot, Pdu> judging = new TreeMap<>();
      if (create.version().createEventIsRoomId()) {
        judging.put(CREATE, create);
      }
      authEvents(event).stream()
          .filter(authEvent -> !isRejected.test(authEvent.eventId()))
          .forEach(authEvent -> judging.put(authEvent.slot().orElseThrow(), authEvent));
      state.values().stream()
          .filter(other -> !isRejected.test(other.eventId()))
          .forEach(other -> judging.put(other.slot().orElseThrow(), other));
      if (isRejected.test(event.eventId())) {
        continue;
      }
      if (rules.check(event, slot -> Optional.ofNullable(judging.get(slot))).isAllowed()) {
        state.put(event.slot().orElseThrow(), event);
      }
    }
  }
}
