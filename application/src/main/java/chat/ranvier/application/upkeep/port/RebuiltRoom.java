package chat.ranvier.application.upkeep.port;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import java.util.List;
import java.util.Map;

/**
 * Everything that is kept beside a room's events, made anew from them.
 *
 * @param room where the room stands
 * @param nodes nodes of state tries that storage may not have yet
 * @param currentState the current state: slot number to event number
 * @param memberships the users' places in the room
 */
public record RebuiltRoom(
    StoredRoom room,
    Map<NodeId, StateNode> nodes,
    Map<Integer, Long> currentState,
    List<RoomMembership> memberships) {
  /** Copies the collections. */
  public RebuiltRoom {
    nodes = Map.copyOf(nodes);
    currentState = Map.copyOf(currentState);
    memberships = List.copyOf(memberships);
  }

  /**
   * A room of which nothing is known but its events: it may have had gaps and forks anywhere.
   *
   * @param newest the position of its newest event
   */
  public static RebuiltRoom bare(RoomRef room, long newest) {
    return new RebuiltRoom(
        new StoredRoom(room, RoomHead.NONE, newest, newest, newest, true),
        Map.of(),
        Map.of(),
        List.of());
  }
}
