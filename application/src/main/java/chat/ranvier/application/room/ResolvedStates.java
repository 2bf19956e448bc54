package chat.ranvier.application.room;

import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the states of a room's branches came to lately: as long as branches stay apart, one event
 * after the other asks for the same.
 *
 * <p>The answer to a set of states stays the same for as long as none of the events that authorise
 * their differences is rejected.
 */
final class ResolvedStates {
  private static final int KEPT = 64;

  private final Map<Set<StateRoot>, StateTrie.Changed> resolved =
      new LinkedHashMap<>(KEPT, 0.75f, true);

  /** What these states came to, with the nodes that may not be stored. */
  Optional<StateTrie.Changed> find(Set<StateRoot> states) {
    return Optional.ofNullable(resolved.get(states));
  }

  void keep(Set<StateRoot> states, StateTrie.Changed outcome) {
    resolved.put(states, outcome);
    if (resolved.size() > KEPT) {
      resolved.remove(resolved.keySet().iterator().next());
    }
  }

  /** Forgets all, because an event has come to be rejected. */
  void clear() {
    resolved.clear();
  }
}
