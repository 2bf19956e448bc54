package chat.ranvier.application.directory.port;

import chat.ranvier.domain.identifier.RoomId;

/** The rooms that are listed in this server's directory. */
public interface PublishedRoomStore {
  /** Whether the room is listed. */
  boolean isPublished(RoomId room);

  /** Lists the room, within a transaction, or takes it off the list. */
  void setPublished(RoomId room, boolean published);
}
