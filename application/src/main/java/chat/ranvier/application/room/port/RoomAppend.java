package chat.ranvier.application.room.port;

import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that one step of a room's writer adds to the room.
 *
 * @param isNewRoom whether the room itself is stored by this append
 * @param newSlots slots numbered for the first time
 * @param newNodes trie nodes that storage may not have yet; storing one twice is harmless
 * @param events the events, in order; at least one
 * @param currentState the changes of the current state: slot number to event number, 0 for none
 * @param headAfter where the room stands once all is stored
 */
public record RoomAppend(
    RoomRef room,
    boolean isNewRoom,
    List<NewSlot> newSlots,
    Map<NodeId, StateNode> newNodes,
    List<NewEvent> events,
    Map<Integer, Long> currentState,
    RoomHead headAfter) {
  /** Copies the collections, which keep their order. */
  public RoomAppend {
    newSlots = List.copyOf(newSlots);
    newNodes = Collections.unmodifiableMap(new LinkedHashMap<>(newNodes));
    events = List.copyOf(events);
    currentState = Collections.unmodifiableMap(new LinkedHashMap<>(currentState));
  }
}
