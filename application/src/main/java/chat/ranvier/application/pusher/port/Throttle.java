package chat.ranvier.application.pusher.port;

/**
 * How long a pusher stays silent about a room.
 *
 * @param lastSent when it last spoke of it, in milliseconds since 1970
 * @param millis how long it waits after that
 */
public record Throttle(long lastSent, long millis) {}
