package chat.ranvier.domain.resolution;

import chat.ranvier.domain.event.Pdu;
import java.util.List;

/**
 * A state event as state resolution looks at it.
 *
 * @param number its number
 * @param pdu the event itself
 * @param isRejected whether it was rejected by the state before it. What was rejected by its own
 *     auth events never gets into a state or an auth chain.
 * @param authEvents the numbers of its auth events in the order in which it names them; those that
 *     are not known here are left out
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#rejected-events">Rejected events</a>
 */
public record ResolvableEvent(long number, Pdu pdu, boolean isRejected, List<Long> authEvents) {
  /** Copies the list. */
  public ResolvableEvent {
    authEvents = List.copyOf(authEvents);
  }
}
