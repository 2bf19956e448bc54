package chat.ranvier.application.timeline.port;

/**
 * An event's coming to a room, seen by the depth of the room.
 *
 * @param place where the event stands
 * @param deepest how deep the deepest event of the room was once this one had come
 */
public record Arrival(GraphPlace place, long deepest) {}
