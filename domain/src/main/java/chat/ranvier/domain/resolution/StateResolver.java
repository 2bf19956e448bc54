package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.chain.AuthChains;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.state.StateNodes;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Makes one state of several, by the algorithm of the room's version: what they agree on is neither
 * looked at nor copied.
 *
 * <p>The answer depends on which states there are, not on their order or on how often one occurs,
 * so it may be remembered by their set. Nothing is kept between two calls.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#state-resolution">Version 1</a>
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v2/#state-resolution">Since version 2</a>
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">Since version 12</a>
 */
public final class StateResolver {
  private static final Comparator<StateRoot> BY_NAME =
      Comparator.comparingInt(StateRoot::height).thenComparing(StateRoot::node);

  private final ResolvableRoom room;
  private final StateNodes nodes;
  private final AuthChains chains;
  private final AuthRules rules;

  /**
   * A resolver for one room.
   *
   * @param nodes the nodes of all states that are to be resolved
   * @param rules the authorisation rules; whether events are signed has been checked when they were
   *     received, and need not be checked again
   */
  public StateResolver(ResolvableRoom room, StateNodes nodes, AuthChains chains, AuthRules rules) {
    this.room = room;
    this.nodes = nodes;
    this.chains = chains;
    this.rules = rules;
  }

  /**
   * The resolution of the states; the empty state where there is none.
   *
   * @return its root, and nodes of it that may be new
   */
  public StateTrie.Changed resolve(Collection<StateRoot> states) {
    List<StateRoot> distinct = states.stream().distinct().sorted(BY_NAME).toList();
    if (distinct.size() < 2) {
      StateRoot only = distinct.isEmpty() ? StateRoot.EMPTY : distinct.getFirst();
      return new StateTrie.Changed(only, new LinkedHashMap<>());
    }
    EventsAtHand events = new EventsAtHand(room);
    Conflict conflict = Conflict.between(nodes, distinct);
    UnconflictedStateMap unconflicted = new UnconflictedStateMap(nodes, conflict, events);
    PartialState resolved = resolve(conflict, unconflicted, events);
    return StateTrie.apply(nodes, conflict.base(), resolved.changes(conflict, unconflicted));
  }

  private PartialState resolve(
      Conflict conflict, UnconflictedStateMap unconflicted, EventsAtHand events) {
    RoomVersion version = room.create().version();
    if (!version.has(RoomVersionRule.STATE_RESOLUTION_2)) {
      return new FirstAlgorithm(events, rules).resolve(conflict, unconflicted);
    }
    boolean revised = version.has(RoomVersionRule.STATE_RESOLUTION_2_1);
    return new SecondAlgorithm(events, chains, rules, revised).resolve(conflict, unconflicted);
  }
}
