package chat.ranvier.application.timeline;

import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.timeline.ClientEvent.Unsigned;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Events in the clients' format: rendered once, redacted where they are, and completed for each
 * reader with what only that reader is told.
 *
 * <p>Whether the reader may see the event at all is for {@link RoomView#maySee} to say, before.
 */
public final class ClientEvents {
  private final RoomCaches events;
  private final Time time;
  private final Cache<Long, RenderedEvent> rendered;

  /** Whether an event names its room. */
  public enum Form {
    /** It does, as in most answers. */
    WITH_ROOM,
    /** It does not, because the answer does, as in {@code /sync}. */
    WITHOUT_ROOM
  }

  /**
   * Nothing rendered yet.
   *
   * @param maxBytes about how much memory rendered events may take
   */
  public ClientEvents(RoomCaches events, Time time, long maxBytes) {
    this.events = events;
    this.time = time;
    this.rendered =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .recordStats()
            .maximumWeight(maxBytes)
            .<Long, RenderedEvent>weigher((number, event) -> event.weight())
            .build();
  }

  /** What the cache of rendered events has done so far. */
  public CacheStatistics statistics() {
    return CacheStatistics.of("rendered_events", rendered);
  }

  /** An event of a timeline, with all that the reader of the view is told beside it. */
  public ClientEvent inTimeline(StoredEvent event, RoomView view, Form form) {
    Optional<StoredEvent> replaced = replaced(event, view);
    return new ClientEvent(
        rendered(event),
        room(event, form),
        new Unsigned(
            age(event),
            Optional.of(view.membershipAt(event).value()),
            replaced.filter(view::maySee).map(ClientEvents::content),
            replaced.map(before -> before.event().eventId()),
            event.transaction().filter(view.reader()::made).map(ClientTransaction::transactionId)));
  }

  /**
   * An event of a room's state, the same for all readers: of what is not signed only its age, and
   * why it was redacted.
   */
  public ClientEvent inState(StoredEvent event, Form form) {
    return new ClientEvent(rendered(event), room(event, form), Unsigned.aged(age(event)));
  }

  /** The event's content as it may be shown: what is left of it where it was redacted. */
  public static JsonObject content(StoredEvent event) {
    return RenderedEvent.content(event).content();
  }

  private static Optional<RoomId> room(StoredEvent event, Form form) {
    return switch (form) {
      case WITH_ROOM -> Optional.of(event.event().roomId());
      case WITHOUT_ROOM -> Optional.empty();
    };
  }

  private long age(StoredEvent event) {
    return Math.max(0, time.nowMillis() - event.event().originServerTs());
  }

  private static Optional<StoredEvent> replaced(StoredEvent event, RoomView view) {
    Optional<StateSlot> slot = event.event().slot();
    return slot.isEmpty()
        ? Optional.empty()
        : view.room().states().find(event.stateBefore(), slot.get());
  }

  private RenderedEvent rendered(StoredEvent event) {
    RenderedEvent known = rendered.getIfPresent(event.number());
    if (known != null && known.redactedBy().equals(event.redactedBy())) {
      return known;
    }
    Optional<EventId> redactedBy = event.redactedBy();
    Optional<Pdu> redaction = redactedBy.flatMap(events::event).map(StoredEvent::event);
    RenderedEvent fresh = RenderedEvent.of(event, redaction);
    rendered.put(event.number(), fresh);
    return fresh;
  }
}
