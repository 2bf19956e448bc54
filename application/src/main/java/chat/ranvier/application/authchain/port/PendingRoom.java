package chat.ranvier.application.authchain.port;

/**
 * A room whose events are being put into chains.
 *
 * @param room the room's number
 * @param position the stream position up to which its events are done
 */
public record PendingRoom(long room, long position) {}
