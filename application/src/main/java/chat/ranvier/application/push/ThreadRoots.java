package chat.ranvier.application.push;

import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.relation.Relation;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the thread that an event belongs to, for what counts as unread.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#threading">Threading</a>
 */
final class ThreadRoots {
  /** Over how many events, such as reactions to edits, a thread is looked for. */
  private static final int MAX_STEPS = 3;

  private final Function<EventId, Optional<StoredEvent>> events;

  /** Looks for events this way. */
  ThreadRoots(Function<EventId, Optional<StoredEvent>> events) {
    this.events = events;
  }

  /** The id of the event that began the thread, or {@link EventOutcome#MAIN}. */
  String of(Pdu event) {
    Optional<Pdu> at = Optional.of(event);
    for (int step = 0; step <= MAX_STEPS && at.isPresent(); step++) {
      Optional<Relation> relation = at.flatMap(ThreadRoots::relation);
      if (relation.orElse(null) instanceof Relation.InThread inThread) {
        return inThread.parent().value();
      }
      at = relation.flatMap(found -> parent(event, found));
    }
    return EventOutcome.MAIN;
  }

  private static Optional<Relation> relation(Pdu event) {
    return event.isState() ? Optional.empty() : Relation.read(event);
  }

  private Optional<Pdu> parent(Pdu event, Relation relation) {
    return events
        .apply(relation.parent())
        .map(StoredEvent::event)
        .filter(parent -> parent.roomId().equals(event.roomId()));
  }
}
