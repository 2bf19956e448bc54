package chat.ranvier.domain.auth.chain;

import java.util.Collection;
import java.util.Map;

/**
 * The {@code auth_events} of a room's state events, by number. The graph has no cycles, because an
 * event id is a hash.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">Event format</a>
 */
@FunctionalInterface
public interface AuthEdges {
  /**
   * The auth events of each of the events, those that the server does not hold left out. An event
   * without any may be missing in the answer.
   */
  Map<Long, long[]> authEvents(Collection<Long> events);
}
