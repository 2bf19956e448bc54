package chat.ranvier.domain.testing;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import java.util.Collection;
import java.util.Map;

/** Where the branches of a room meet: what scenarios of forks ask, whoever answers. */
public interface BranchMeeting {
  /** The state that the branches of a room together have. */
  Map<StateSlot, Pdu> resolved(RoomTimeline... branches);

  /**
   * The state that these states together have.
   *
   * @param events the events of the room, the first of which created it
   */
  Map<StateSlot, Pdu> resolved(Collection<Map<StateSlot, Pdu>> states, Collection<Pdu> events);

  /** As the resolver and the specification say, which have to agree. */
  interface InTheDomain extends BranchMeeting {
    @Override
    default Map<StateSlot, Pdu> resolved(RoomTimeline... branches) {
      return Forks.resolved(branches);
    }

    @Override
    default Map<StateSlot, Pdu> resolved(
        Collection<Map<StateSlot, Pdu>> states, Collection<Pdu> events) {
      return Forks.resolved(states, events);
    }
  }
}
