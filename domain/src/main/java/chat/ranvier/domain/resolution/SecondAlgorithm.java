package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * State resolution since room version 2, and its revision 2.1 since version 12: that one begins
 * with an empty state, and takes the conflicted state subgraph into account.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v2/#state-resolution">State resolution</a>
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">Revision 2.1</a>
 */
final class SecondAlgorithm {
  private final EventsAtHand events;
  private final AuthChains chains;
  private final AuthRules rules;
  private final boolean revised;

  SecondAlgorithm(EventsAtHand events, AuthChains chains, AuthRules rules, boolean revised) {
    this.events = events;
    this.chains = chains;
    this.rules = rules;
    this.revised = revised;
  }

  /** Steps 1 to 4 of the algorithm; {@link PartialState#changes} is step 5. */
  PartialState resolve(Conflict conflict, UnconflictedStateMap unconflicted) {
    long[] conflictedStateSet = conflict.conflictedStateSet();
    long[] authDifference = chains.difference(conflict.byState(), unconflicted);
    Set<Long> fullConflictedSet = fullConflictedSet(conflictedStateSet, authDifference);
    ConflictedGraph graph = new ConflictedGraph(events, fullConflictedSet);

    // 1. The power events and what stands behind them, in reverse topological power ordering
    SequencedSet<Long> powerEvents = graph.withAllBehind(powerEvents(fullConflictedSet));
    List<ResolvableEvent> byPower = new PowerOrdering(events, graph).sort(powerEvents);

    // 2. Iterative auth checks from the unconflicted state map, since 2.1 from an empty one
    PartialState state =
        revised ? PartialState.empty(events) : PartialState.of(events, unconflicted);
    applyAllowed(byPower, state);

    // 3. The remaining events in mainline ordering
    List<Long> remaining =
        fullConflictedSet.stream().filter(event -> !powerEvents.contains(event)).toList();
    Optional<ResolvableEvent> powerLevels = state.event(EventsAtHand.POWER_LEVELS);
    List<ResolvableEvent> byMainline = new MainlineOrdering(events, powerLevels).sort(remaining);

    // 4. Iterative auth checks of these
    applyAllowed(byMainline, state);
    return state;
  }

  /**
   * "The union of the conflicted state set, the conflicted state subgraph, and the auth
   * difference"; the subgraph since 2.1.
   */
  private Set<Long> fullConflictedSet(long[] conflictedStateSet, long[] authDifference) {
    Set<Long> full = new TreeSet<>();
    Arrays.stream(conflictedStateSet).forEach(full::add);
    Arrays.stream(authDifference).forEach(full::add);
    if (revised) {
      Arrays.stream(chains.conflictedSubgraph(conflictedStateSet)).forEach(full::add);
    }
    events.loadWithAuthEvents(full);
    return full;
  }

  private List<Long> powerEvents(Set<Long> fullConflictedSet) {
    return fullConflictedSet.stream()
        .filter(event -> PowerEvents.isOne(events.event(event).pdu()))
        .toList();
  }

  /**
   * The iterative auth checks algorithm: "If the event is not allowed by the authorisation rules,
   * then the event is ignored." What was rejected stays out, whatever the rules say of it by now,
   * and authorises nothing: so do other servers, although the text would let it in.
   */
  private void applyAllowed(List<ResolvableEvent> sorted, PartialState state) {
    for (ResolvableEvent event : sorted) {
      if (!event.isRejected() && rules.check(event.pdu(), judging(event, state)).isAllowed()) {
        state.add(event);
      }
    }
  }

  /**
   * "If a (event_type, state_key) key that is required for checking the authorisation rules is not
   * present in the state, then the appropriate state event from the event's auth_events is used if
   * the auth event is not rejected."
   */
  private AuthState judging(ResolvableEvent event, PartialState state) {
    return slot ->
        accepted(state.event(slot))
            .or(() -> accepted(events.authEvent(event, slot)))
            .or(() -> events.impliedCreate(slot));
  }

  private static Optional<Pdu> accepted(Optional<ResolvableEvent> event) {
    return event.filter(found -> !found.isRejected()).map(ResolvableEvent::pdu);
  }
}
