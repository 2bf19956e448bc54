package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.EventId;

/**
 * A forward extremity: an event that no other event of the room follows yet.
 *
 * @param eventNumber the event's number
 * @param depth the event's depth
 */
public record Extremity(long eventNumber, EventId eventId, long depth) {}
