package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.PowerLevels;
import java.util.Optional;
import java.util.SequencedSet;

/** The state of a room that an event is judged by: as a whole, or what its auth events hold. */
@FunctionalInterface
public interface AuthState {
  /** The state event in this slot. */
  Optional<Pdu> find(StateSlot slot);

  /**
   * Who has how much power in this state.
   *
   * @param create the room's create event
   */
  default PowerLevels powerLevels(Pdu create) {
    SequencedSet<UserId> creators =
        new CreateContent(create.content()).creators(create.version(), create.sender());
    return find(StateSlot.of("m.room.power_levels"))
        .map(event -> PowerLevels.of(create.version(), creators, event.content()))
        .orElseGet(() -> PowerLevels.withoutEvent(create.version(), creators));
  }
}
