package chat.ranvier.application.room;

import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.chain.AuthChains;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Makes one state of those that the branches of a room's graph have; states are named by roots. */
final class StateMerge {
  private final AuthRules rules;
  private final AuthChainIndex index;

  /**
   * For one append.
   *
   * @param rules the authorisation rules, for events whose signatures have been checked
   * @param index the auth chains of what is stored; those of the append itself are walked
   */
  StateMerge(AuthRules rules, AuthChainIndex index) {
    this.rules = rules;
    this.index = index;
  }

  /** The one state that these states come to. */
  StateRoot resolve(RoomDraft draft, Collection<StateRoot> states) {
    Set<StateRoot> distinct = Collections.unmodifiableSet(new LinkedHashSet<>(states));
    if (distinct.size() == 1) {
      return distinct.iterator().next();
    }
    return draft.written(
        draft.resolved().find(distinct).orElseGet(() -> resolveAnew(draft, distinct)));
  }

  private StateTrie.Changed resolveAnew(RoomDraft draft, Set<StateRoot> states) {
    int slots = draft.head().slotCount();
    StateTrie.Changed outcome =
        new StateResolver(new Room(draft, states), draft::node, chains(draft), rules)
            .resolve(states);
    if (draft.head().slotCount() == slots) {
      draft.resolved().keep(states, outcome);
    }
    return outcome;
  }

  private AuthChains chains(RoomDraft draft) {
    return index.chainsOf(
        draft.room().number(),
        events -> {
          draft.load(events);
          Map<Long, long[]> edges = new HashMap<>();
          for (Long event : events) {
            List<Long> authEvents = draft.authEvents(draft.event(event));
            edges.put(event, authEvents.stream().mapToLong(Long::longValue).toArray());
          }
          return edges;
        });
  }

  /** A room as resolution looks at it. */
  private record Room(RoomDraft draft, Set<StateRoot> states) implements ResolvableRoom {
    @Override
    public Pdu create() {
      StateSlot create = StateSlot.of("m.room.create");
      return states.stream()
          .flatMap(state -> draft.find(state, create).stream())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("states without a create event"));
    }

    @Override
    public Map<Long, ResolvableEvent> events(Collection<Long> numbers) {
      draft.load(numbers);
      Map<Long, ResolvableEvent> events = new HashMap<>();
      for (Long number : numbers) {
        StoredEvent event = draft.event(number);
        List<Long> authEvents = draft.authEvents(event);
        boolean isRejected = event.standing() == Standing.REJECTED;
        events.put(number, new ResolvableEvent(number, event.event(), isRejected, authEvents));
      }
      return events;
    }

    @Override
    public OptionalInt slotNumber(StateSlot slot) {
      return draft.slotNumber(slot);
    }

    @Override
    public int giveSlotNumber(StateSlot slot) {
      return draft.giveSlotNumber(slot);
    }
  }
}
