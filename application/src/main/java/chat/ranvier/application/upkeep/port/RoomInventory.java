package chat.ranvier.application.upkeep.port;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateRoot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that storage holds of rooms, page by page. */
public interface RoomInventory {
  /**
   * A state of a room in the course of its current states.
   *
   * @param position from which stream position on it was the current one
   */
  record PastState(long position, StateRoot root) {}

  /**
   * What is another one once anything that has a state is stored of a room.
   *
   * @param newest the position of its newest event
   * @param oldest the position of its oldest event
   * @param aside how many events with a state no timeline shows
   */
  record Mark(long newest, long oldest, long aside) {}

  /** The room's mark as storage is at this moment; zeros for a room without events. */
  Mark mark(long room);

  /**
   * The numbers of the room's events that no timeline shows, ascending: rejected and soft-failed
   * ones and outliers.
   *
   * @param after only those greater than this
   * @param limit at most this many
   */
  List<Long> aside(long room, long after, int limit);

  /**
   * Rooms in the order of their numbers.
   *
   * @param after only those with greater numbers
   * @param limit at most this many
   */
  List<RoomRef> rooms(long after, int limit);

  /**
   * The states that a room's current state has been, oldest first.
   *
   * @param after only those from greater positions on
   * @param limit at most this many
   */
  List<PastState> pastStates(long room, long after, int limit);

  /** The room's current state as it is kept beside the tries: slot number to event number. */
  Map<Integer, Long> currentState(long room);

  /**
   * The names of the nodes of a room's state tries, in their order.
   *
   * @param after only those after this one, where it is given
   * @param limit at most this many
   */
  List<NodeId> nodes(long room, Optional<NodeId> after, int limit);

  /** Removes nodes of a room's state tries, within a transaction. */
  void removeNodes(long room, Collection<NodeId> nodes);

  /**
   * Rooms of which events are stored, but not where they stand, by number: told by their create
   * events.
   */
  List<RoomRef> unrecorded();

  /**
   * Puts this in place of all that is kept beside the room's events, within a transaction. A state
   * that differs from the room's last one counts from the room's last position on.
   */
  void rebuild(RebuiltRoom rebuilt);
}
