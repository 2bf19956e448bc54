package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes events of other servers into a room, in any order: well-formed, signed and redacted where
 * their content is not what was hashed.
 *
 * @param newRoom the version, where the room may not be known here yet
 * @param outliers events that authorise others or are state, without a place of their own
 * @param events events that are to have their place in the graph
 * @param isHistory whether these belong to a past that is read up on, before all that happened here
 * @param statesBefore for events whose predecessors are not here: the events of the state before
 *     each, as another server tells it
 */
public record ReceiveEventsCommand(
    Optional<RoomVersion> newRoom,
    List<Pdu> outliers,
    List<Pdu> events,
    boolean isHistory,
    Map<EventId, List<EventId>> statesBefore) {
  /** Copies the collections. */
  public ReceiveEventsCommand {
    outliers = List.copyOf(outliers);
    events = List.copyOf(events);
    statesBefore = Map.copyOf(statesBefore);
  }

  /** New events of a room that is known. */
  public static ReceiveEventsCommand of(List<Pdu> events) {
    return new ReceiveEventsCommand(Optional.empty(), List.of(), events, false, Map.of());
  }
}
