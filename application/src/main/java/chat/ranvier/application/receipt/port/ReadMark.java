package chat.ranvier.application.receipt.port;

import java.util.Optional;

/**
 * Up to where a user has read, by one of their receipts.
 *
 * @param room the room's number
 * @param thread as of a {@link Receipt}
 * @param position the place of the receipt's event in the stream
 */
public record ReadMark(long room, Optional<String> thread, long position) {}
