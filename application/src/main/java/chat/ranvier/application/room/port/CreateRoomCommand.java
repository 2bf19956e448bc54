package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Optional;

/**
 * Makes a room.
 *
 * @param roomId the room's id; none where the version makes it from the create event
 * @param events the first events, the create event before all others
 */
public record CreateRoomCommand(
    RoomVersion version, Optional<RoomId> roomId, List<EventDraft> events) {}
