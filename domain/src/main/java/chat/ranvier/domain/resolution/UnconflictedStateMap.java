package chat.ranvier.domain.resolution;

import chat.ranvier.domain.auth.chain.UnconflictedState;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.state.StateNodes;
import chat.ranvier.domain.state.StateTrie;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What all the states agree on, read where it stands. */
final class UnconflictedStateMap implements UnconflictedState {
  private final StateNodes nodes;
  private final Conflict conflict;
  private final EventsAtHand events;

  UnconflictedStateMap(StateNodes nodes, Conflict conflict, EventsAtHand events) {
    this.nodes = nodes;
    this.conflict = conflict;
    this.events = events;
  }

  OptionalLong find(StateSlot slot) {
    OptionalInt number = events.room().slotNumber(slot);
    return number.isEmpty() || conflict.isAbout(number.getAsInt())
        ? OptionalLong.empty()
        : StateTrie.find(nodes, conflict.base(), number.getAsInt());
  }

  @Override
  public boolean contains(long event) {
    Optional<StateSlot> slot = events.event(event).pdu().slot();
    return slot.map(this::find).equals(Optional.of(OptionalLong.of(event)));
  }

  @Override
  public LongStream events() {
    LongStream.Builder all = LongStream.builder();
    StateTrie.forEach(
        nodes,
        conflict.base(),
        (slot, event) -> {
          if (!conflict.isAbout(slot)) {
            all.add(event);
          }
        });
    return all.build();
  }
}
