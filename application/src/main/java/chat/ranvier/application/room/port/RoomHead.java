package chat.ranvier.application.room.port;

import chat.ranvier.domain.state.StateRoot;
import java.util.List;

/**
 * Where a room stands: its current state and what the next event follows.
 *
 * @param state the current state
 * @param extremities the forward extremities, oldest first; empty only before the create event
 * @param slotCount how many slots the room has numbered, from 0
 * @param joinedCount how many users are joined
 * @param invitedCount how many users are invited
 */
public record RoomHead(
    StateRoot state,
    List<Extremity> extremities,
    int slotCount,
    long joinedCount,
    long invitedCount) {
  /** The head of a room without events. */
  public static final RoomHead NONE = new RoomHead(StateRoot.EMPTY, List.of(), 0, 0, 0);

  /** Copies the list. */
  public RoomHead {
    extremities = List.copyOf(extremities);
  }

  /** The depth that the next event has. */
  public long nextDepth() {
    long deepest = extremities.stream().mapToLong(Extremity::depth).max().orElse(0);
    return deepest == Long.MAX_VALUE ? deepest : deepest + 1;
  }
}
