package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The rooms in storage: what their writers append, and what it takes to go on from there. */
public interface RoomStore {
  /**
   * Stores what the writers of many rooms hand over, within a transaction.
   *
   * <p>A room may have several appends, in order; the last one's head and current state stand then.
   *
   * @throws StoredAlreadyException where an event id or a client transaction is stored already; the
   *     transaction must not be committed then
   * @throws chat.ranvier.application.commit.port.StorageException where a room or the number of an
   *     event is stored already
   */
  void append(List<PositionedAppend> appends);

  /** The room of this id, where it is known. */
  Optional<StoredRoom> find(RoomId roomId);

  /**
   * A node of the room's state tries.
   *
   * @throws chat.ranvier.application.commit.port.StorageException where it is missing
   */
  StateNode loadNode(long room, NodeId node);

  /** The number of the room's slot, where it has been numbered. */
  OptionalInt findSlot(long room, StateSlot slot);

  /** The room's slots with numbers in [from, to), in the order of their numbers. */
  List<StateSlot> slots(long room, int from, int to);

  /**
   * The room's current state as it was at a stream position; empty before the room's first event.
   */
  StateRoot currentStateAt(long room, long position);

  /** What is known of the gaps in the room's graph. */
  StoredGraph graph(long room);

  /**
   * Rooms with more forward extremities than this, those with the most of them first.
   *
   * @param limit at most this many
   */
  List<RoomId> withMoreExtremities(int than, int limit);

  /** Those of the rooms that have an event with a position after this one. */
  Set<Long> changedSince(Collection<Long> rooms, long position);
}
