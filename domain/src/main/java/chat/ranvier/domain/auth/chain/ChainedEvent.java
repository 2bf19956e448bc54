package chat.ranvier.domain.auth.chain;

import java.util.List;

/**
 * A state event in its room's chain cover: its auth events, and where in which chain it stands.
 *
 * @param event the event's number
 * @param chain the chain's number, dense within the room, from 0
 * @param sequence the place in the chain, from 1; who stands before it is one of its auth events
 * @param authEvents the numbers of its auth events, links before the others
 * @param links how many of the auth events are links: those that its chain does not lead to already
 */
public record ChainedEvent(long event, int chain, int sequence, List<Long> authEvents, int links) {
  /** Copies the list. */
  public ChainedEvent {
    authEvents = List.copyOf(authEvents);
  }
}
