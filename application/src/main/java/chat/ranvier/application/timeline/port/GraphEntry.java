package chat.ranvier.application.timeline.port;

/**
 * An event of a timeline, by where it stands in the topological order.
 *
 * @param place its place in that order
 * @param number the event's number
 */
public record GraphEntry(GraphPlace place, long number) {}
