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
 * @param oldestPosition the place of the oldest event that was read up on, below 0; 0 where none
 *     was
 * @param depths how deep the events of the timeline are
 */
public record RoomHead(
    StateRoot state,
    List<Extremity> extremities,
    int slotCount,
    long joinedCount,
    long invitedCount,
    long oldestPosition,
    DepthRange depths) {
  /** The head of a room without events. */
  public static final RoomHead NONE =
      new RoomHead(StateRoot.EMPTY, List.of(), 0, 0, 0, 0, DepthRange.NONE);

  /** Copies the list. */
  public RoomHead {
    extremities = List.copyOf(extremities);
  }

  /** The depth that the next event has. */
  public long nextDepth() {
    long deepest = extremities.stream().mapToLong(Extremity::depth).max().orElse(0);
    return deepest == Long.MAX_VALUE ? deepest : deepest + 1;
  }

  /** The same with so many slots numbered. */
  public RoomHead withSlots(int count) {
    return new RoomHead(
        state, extremities, count, joinedCount, invitedCount, oldestPosition, depths);
  }

  /** The same with another current state and other extremities. */
  public RoomHead at(StateRoot current, List<Extremity> tips) {
    return new RoomHead(
        current, tips, slotCount, joinedCount, invitedCount, oldestPosition, depths);
  }

  /** The same with so many more users joined and invited. */
  public RoomHead counting(int joined, int invited) {
    return new RoomHead(
        state,
        extremities,
        slotCount,
        joinedCount + joined,
        invitedCount + invited,
        oldestPosition,
        depths);
  }

  /** The same where the past is known back to this place. */
  public RoomHead reachingBackTo(long position) {
    return new RoomHead(state, extremities, slotCount, joinedCount, invitedCount, position, depths);
  }

  /** The same with an event of this depth in the timeline. */
  public RoomHead withDepth(long depth) {
    return new RoomHead(
        state,
        extremities,
        slotCount,
        joinedCount,
        invitedCount,
        oldestPosition,
        depths.with(depth));
  }
}
