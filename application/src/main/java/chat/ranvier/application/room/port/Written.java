package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.List;

/**
 * What a room's writer has stored.
 *
 * @param events the ids of the command's events, in order, those that stood there already included
 */
public record Written(RoomId room, List<EventId> events) {
  /** The id of the only or the last event. */
  public EventId eventId() {
    return events.getLast();
  }
}
