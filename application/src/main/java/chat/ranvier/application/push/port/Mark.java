package chat.ranvier.application.push.port;

/**
 * From where on a user's notifications in a room are counted.
 *
 * @param room the room's number
 * @param after the stream position of the last event that is not counted
 * @param isFollowed whether the user is notified there of what notifies others, where nothing else
 *     is said of an event
 */
public record Mark(long room, long after, boolean isFollowed) {}
