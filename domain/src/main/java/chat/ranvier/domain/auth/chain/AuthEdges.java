package chat.ranvier.domain.auth.chain;

import java.util.Collection;
import java.util.Map;

/**
 * The {@code auth_events} of a room's state events, by number. An auth event has a smaller number
 * than the event that cites it, because a server holds it before it can accept the other.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">Event format</a>
 */
@FunctionalInterface
public interface AuthEdges {
  /**
   * The auth events of each of the events, those that the server does not hold left out; an empty
   * array for an event without any.
   */
  Map<Long, long[]> authEvents(Collection<Long> events);
}
