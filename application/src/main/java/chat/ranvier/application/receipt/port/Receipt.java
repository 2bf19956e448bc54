package chat.ranvier.application.receipt.port;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * A user's mark on an event of a room.
 *
 * @param room the room's number
 * @param type {@code m.read} or {@code m.read.private}
 * @param thread the thread it is for: {@code main} or an event id; none for the whole room
 * @param ts when it was sent, in milliseconds since 1970
 */
public record Receipt(
    long room, UserId user, String type, Optional<String> thread, EventId event, long ts) {
  /** Whether it is for a thread that an event began. */
  public boolean isInThread() {
    return thread.filter(name -> !name.equals("main")).isPresent();
  }
}
