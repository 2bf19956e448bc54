package chat.ranvier.application.upkeep;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.application.upkeep.port.RoomInventory.Mark;
import chat.ranvier.application.upkeep.port.RoomInventory.PastState;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.ReachableNodes;
import java.util.List;
import java.util.Optional;

/*
 * Why nothing is thrown away that somebody needs: a writer builds new states on states that an event or the
 * course of the current state refers to, all of whose nodes are reached here, and hands over every node that
 * it makes anew, stored already or not. What was reached may lie behind what a writer stores meanwhile; so the
 * nodes are removed by the thread that stores for all writers, and only where it has stored nothing of the
 * room since its states were gone through.
 */

/** Throws away the parts of a room's states that nothing refers to any more. */
public final class CollectStateNodes {
  private static final int AT_ONCE = 500;

  private final RoomInventory inventory;
  private final RoomStore rooms;
  private final EventStore events;
  private final Commits commits;

  /** A collection over these stores. */
  public CollectStateNodes(
      RoomInventory inventory, RoomStore rooms, EventStore events, Commits commits) {
    this.inventory = inventory;
    this.rooms = rooms;
    this.events = events;
    this.commits = commits;
  }

  /**
   * What a collection came to.
   *
   * @param kept how many nodes the room's states are made of
   * @param removed how many others there were and are no more
   * @param isComplete false where the room changed meanwhile, so that unneeded nodes may be left
   */
  public record Collected(long kept, long removed, boolean isComplete) {}

  /**
   * Collects in one room. The cost is a read of each of its events and nodes.
   *
   * @throws chat.ranvier.application.commit.port.StorageException where a state is incomplete;
   *     nothing is removed then
   */
  public Collected collect(RoomRef room) {
    Mark seen = inventory.mark(room.number());
    ReachableNodes needed = needed(room);
    long removed = 0;
    boolean isComplete = true;
    Optional<NodeId> last = Optional.empty();
    List<NodeId> page = inventory.nodes(room.number(), last, AT_ONCE);
    while (!page.isEmpty() && isComplete) {
      List<NodeId> unneeded = page.stream().filter(node -> !needed.contains(node)).toList();
      isComplete = unneeded.isEmpty() || commits.write(() -> remove(room, unneeded, seen));
      removed += isComplete ? unneeded.size() : 0;
      last = Optional.of(page.getLast());
      page = inventory.nodes(room.number(), last, AT_ONCE);
    }
    return new Collected(needed.size(), removed, isComplete);
  }

  private boolean remove(RoomRef room, List<NodeId> unneeded, Mark seen) {
    boolean isUnchanged = inventory.mark(room.number()).equals(seen);
    if (isUnchanged) {
      inventory.removeNodes(room.number(), unneeded);
    }
    return isUnchanged;
  }

  private ReachableNodes needed(RoomRef room) {
    ReachableNodes needed = new ReachableNodes(node -> rooms.loadNode(room.number(), node));
    long after = Long.MIN_VALUE;
    List<PastState> states = inventory.pastStates(room.number(), after, AT_ONCE);
    while (!states.isEmpty()) {
      states.forEach(state -> needed.add(state.root()));
      after = states.getLast().position();
      states = inventory.pastStates(room.number(), after, AT_ONCE);
    }
    RoomEvents all = new RoomEvents(inventory, events, room.number());
    all.forEachShown(event -> needed.add(event.stateBefore()));
    all.forEachAside(event -> needed.add(event.stateBefore()));
    return needed;
  }
}
