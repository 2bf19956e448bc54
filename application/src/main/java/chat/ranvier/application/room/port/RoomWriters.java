package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Map;

/** The one way to write to rooms: each room has a single writer, wherever it runs. */
public interface RoomWriters {
  /**
   * Makes a room together with its first events, all or nothing, and waits until it is durable.
   *
   * @throws chat.ranvier.application.failure.MatrixFailure where the rules do not allow an event
   */
  Written create(CreateRoomCommand command);

  /** The id that the room of this command will have. */
  RoomId roomId(CreateRoomCommand command);

  /**
   * Adds events to a room, all or nothing, and waits until they are durable.
   *
   * @throws chat.ranvier.application.failure.MatrixFailure where there is no such room, or where
   *     the rules do not allow an event
   */
  Written write(RoomId room, WriteEventsCommand command);

  /**
   * Takes events of other servers into a room, as far as they can be judged, and waits until that
   * is durable. Repeating it does no harm. Nothing is kept of a room that is to be made and of
   * which no event is accepted.
   *
   * @return what became of each event, and of those that waited for one of them
   * @throws chat.ranvier.application.failure.MatrixFailure where there is no such room, and none is
   *     to be made
   */
  Map<EventId, IntakeVerdict> receive(RoomId room, ReceiveEventsCommand command);
}
