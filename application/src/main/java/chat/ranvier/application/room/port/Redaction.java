package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.EventId;

/**
 * A redaction of an event.
 *
 * @param number the number of the event that redacts
 * @param target the event that it redacts
 */
public record Redaction(long number, EventId target) {}
