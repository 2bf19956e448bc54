package chat.ranvier.application.timeline.port;

/**
 * Where an event stands in the stream.
 *
 * @param position its place in the stream
 * @param number the event's number
 */
public record EventPlace(long position, long number) {}
