package chat.ranvier.application.push;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.state.StateRoot;

/**
 * An event that came to a room's timeline.
 *
 * @param stateBefore the room's state before it
 * @param joined how many users were in the room then
 */
record Arrival(long position, RoomRef room, Pdu event, StateRoot stateBefore, long joined) {}
