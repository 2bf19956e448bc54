package chat.ranvier.application.push;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.event.Pdu;

/**
 * An event that came to a room's timeline.
 *
 * @param joined how many users were in the room then
 */
record Arrival(long position, RoomRef room, Pdu event, long joined) {}
