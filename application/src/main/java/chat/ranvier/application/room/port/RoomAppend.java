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
 * @param events the new events of the timeline, in order; none only where {@code intake} holds some
 * @param currentState the changes of the current state: slot number to event number, 0 for none
 * @param headAfter where the room stands once all is stored
 * @param intake what events of other servers add beside
 */
public record RoomAppend(
    RoomRef room,
    boolean isNewRoom,
    List<NewSlot> newSlots,
    Map<NodeId, StateNode> newNodes,
    List<NewEvent> events,
    Map<Integer, Long> currentState,
    RoomHead headAfter,
    IntakeChange intake) {
  /** What a room's own events add; copies the collections, which keep their order. */
  public RoomAppend(
      RoomRef room,
      boolean isNewRoom,
      List<NewSlot> newSlots,
      Map<NodeId, StateNode> newNodes,
      List<NewEvent> events,
      Map<Integer, Long> currentState,
      RoomHead headAfter) {
    this(
        room,
        isNewRoom,
        List.copyOf(newSlots),
        Collections.unmodifiableMap(new LinkedHashMap<>(newNodes)),
        List.copyOf(events),
        Collections.unmodifiableMap(new LinkedHashMap<>(currentState)),
        headAfter,
        IntakeChange.NONE);
  }

  /** The same together with what events of other servers add beside. */
  public RoomAppend with(IntakeChange change) {
    return new RoomAppend(
        room, isNewRoom, newSlots, newNodes, events, currentState, headAfter, change);
  }

  /** Whether nothing is to be stored. */
  public boolean isNothing() {
    return events.isEmpty() && intake.isNothing();
  }
}
