package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * State resolution of room version 1, which later versions replaced because it can set state back.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#state-resolution">State resolution</a>
 */
final class FirstAlgorithm {
  private static final List<String> PASSES =
      List.of("m.room.power_levels", "m.room.join_rules", "m.room.member");

  private final EventsAtHand events;
  private final AuthRules rules;

  FirstAlgorithm(EventsAtHand events, AuthRules rules) {
    this.events = events;
    this.rules = rules;
  }

  /**
   * "Start by setting R to the union of the states to be resolved, excluding any conflicting
   * events." A slot that only some states fill, each with the same event, is in no conflict.
   */
  PartialState resolve(Conflict conflict, UnconflictedStateMap unconflicted) {
    events.load(Arrays.stream(conflict.conflictedStateSet()).boxed().toList());
    PartialState state = PartialState.of(events, unconflicted);
    List<List<ResolvableEvent>> conflicts = new ArrayList<>();
    for (long[] row : conflict.slots().values()) {
      List<ResolvableEvent> candidates = candidates(row);
      if (candidates.size() == 1) {
        state.add(candidates.getFirst());
      } else {
        conflicts.add(candidates);
      }
    }
    passThrough(conflicts, state);
    return state;
  }

  /** "Sort the list by ascending depth then descending sha1(event_id)." */
  private List<ResolvableEvent> candidates(long[] row) {
    return Arrays.stream(row)
        .filter(event -> event != 0)
        .distinct()
        .mapToObj(number -> DepthRank.of(events.event(number)))
        .sorted()
        .map(DepthRank::event)
        .toList();
  }

  private void passThrough(List<List<ResolvableEvent>> conflicts, PartialState state) {
    for (String type : PASSES) {
      pass(conflicts, type::equals, state, candidates -> lastAllowedInTurn(candidates, state));
    }
    pass(
        conflicts,
        type -> !PASSES.contains(type),
        state,
        candidates -> deepestAllowed(candidates, state));
  }

  /** All conflicts of a pass are resolved in the same R, so that their order means nothing. */
  private static void pass(
      List<List<ResolvableEvent>> conflicts,
      Predicate<String> types,
      PartialState state,
      Function<List<ResolvableEvent>, ResolvableEvent> resolution) {
    conflicts.stream()
        .filter(candidates -> types.test(candidates.getFirst().pdu().type()))
        .map(resolution)
        .toList()
        .forEach(state::add);
  }

  /**
   * "Add the first event in the list to R. For each subsequent event […] if the event would be
   * allowed, then update R with the event […]. If it would not be allowed, stop."
   */
  private ResolvableEvent lastAllowedInTurn(List<ResolvableEvent> candidates, PartialState state) {
    ResolvableEvent last = candidates.getFirst();
    for (ResolvableEvent next : candidates.subList(1, candidates.size())) {
      if (!rules.check(next.pdu(), with(last.pdu(), state)).isAllowed()) {
        return last;
      }
      last = next;
    }
    return last;
  }

  private static AuthState with(Pdu event, PartialState state) {
    StateSlot filled = event.slot().orElseThrow();
    return slot -> slot.equals(filled) ? Optional.of(event) : state.find(slot);
  }

  /**
   * "Just pick the event with the highest depth and lowest sha1(event_id) that passes
   * authentication in R." Where none does, the specification says nothing, and other servers pick
   * the last that they try.
   */
  private ResolvableEvent deepestAllowed(List<ResolvableEvent> candidates, PartialState state) {
    return candidates.reversed().stream()
        .filter(event -> rules.check(event.pdu(), state).isAllowed())
        .findFirst()
        .orElse(candidates.getFirst());
  }
}
