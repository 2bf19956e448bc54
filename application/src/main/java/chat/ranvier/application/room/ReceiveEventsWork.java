package chat.ranvier.application.room;

import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.domain.identifier.EventId;
import java.util.Map;

/** Takes events of other servers into a room. */
record ReceiveEventsWork(ReceiveEventsCommand command, IntakePreparation preparation)
    implements RoomWork<Map<EventId, IntakeVerdict>> {
  @Override
  public PreparedAppend<Map<EventId, IntakeVerdict>> prepare(WarmRoom room) {
    return preparation.prepare(room, command);
  }
}
