package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.RoomId;

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
}
