package chat.ranvier.application.authchain.port;

/**
 * A state event that another one may name among its auth events.
 *
 * @param number the event's number
 * @param room the room's number
 * @param slot the number of the slot that it fills
 */
public record CitedEvent(long number, long room, int slot) {}
