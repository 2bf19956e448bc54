package chat.ranvier.application.timeline.port;

import chat.ranvier.application.room.port.AsideEvent;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.state.StateRoot;
import java.util.Optional;

/**
 * An event as storage holds it.
 *
 * @param number the event's number
 * @param room the room's number
 * @param position its place in the stream, below 0 before all that happened here; 0 where no
 *     timeline shows it
 * @param stateBefore the room's state before it; empty for an outlier
 * @param standing how it stands in the room
 * @param redactedBy the redaction that took its content away, where there is one
 * @param transaction how a client of this server sent it, where one did
 */
public record StoredEvent(
    long number,
    long room,
    long position,
    Pdu event,
    StateRoot stateBefore,
    Standing standing,
    Optional<EventId> redactedBy,
    Optional<ClientTransaction> transaction) {
  /** An event that joined the timeline of this room. */
  public static StoredEvent of(NewEvent event, long room, long position) {
    return new StoredEvent(
        event.number(),
        room,
        position,
        event.event(),
        event.stateBefore(),
        Standing.ACCEPTED,
        Optional.empty(),
        event.transaction());
  }

  /** An event of this room that is new to nobody's timeline. */
  public static StoredEvent of(AsideEvent event, long room) {
    return new StoredEvent(
        event.number(),
        room,
        event.position(),
        event.event(),
        event.stateBefore().orElse(StateRoot.EMPTY),
        event.standing(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it has a place in the graph, with a state before it. */
  public boolean isPlaced() {
    return standing.isPlaced() && (!stateBefore.isEmpty() || event.prevEvents().isEmpty());
  }

  /** Where it stands in the topological order, where a timeline shows it. */
  public GraphPlace place() {
    return new GraphPlace(event.depth(), position);
  }
}
