package chat.ranvier.application.timeline;

import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.timeline.ClientEvent.Unsigned;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;

/**
 * Events in the clients' format (and, where they want that, the servers'): rendered once, redacted
 * where they are, and completed for each reader with what only that reader is told.
 *
 * <p>Whether the reader may see an event of a timeline at all is for {@link RoomView#show} to say,
 * before.
 */
public final class ClientEvents {
  private final RoomCaches events;
  private final Time time;
  private final Cache<Long, RenderedEvent> rendered;

  /** What an event looks like. */
  public enum Form {
    /** In the clients' format, with the id of its room, as in most answers. */
    WITH_ROOM,
    /** In the clients' format, without the id of its room, which the answer names. */
    WITHOUT_ROOM,
    /** As servers exchange it, for clients whose filter asks for that. */
    AS_EXCHANGED
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
  public ClientEvent inTimeline(VisibleEvent visible, RoomView view, Form form) {
    StoredEvent event = visible.event();
    Optional<StoredEvent> replaced = replaced(event, view);
    return new ClientEvent(
        visible.isErased() ? erased(event, form) : rendered(event, form),
        room(event, form),
        new Unsigned(
            age(event),
            Optional.of(visible.membership().value()),
            replaced.flatMap(view::show).map(VisibleEvent::content),
            replaced.map(before -> before.event().eventId()),
            event.transaction().filter(view.reader()::made).map(ClientTransaction::transactionId)));
  }

  /** Events of a timeline, one by one. */
  public List<ClientEvent> inTimeline(List<VisibleEvent> events, RoomView view, Form form) {
    return events.stream().map(event -> inTimeline(event, view, form)).toList();
  }

  /**
   * An event of a room's state, the same for all readers: of what is not signed only its age, and
   * why it was redacted.
   */
  public ClientEvent inState(StoredEvent event, Form form) {
    return new ClientEvent(rendered(event, form), room(event, form), Unsigned.aged(age(event)));
  }

  /** The event's content as it may be shown: what is left of it where it was redacted. */
  public static JsonObject content(StoredEvent event) {
    return RenderedEvent.content(event).content();
  }

  private static Optional<RoomId> room(StoredEvent event, Form form) {
    return switch (form) {
      case WITH_ROOM -> Optional.of(event.event().roomId());
      case WITHOUT_ROOM, AS_EXCHANGED -> Optional.empty();
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

  private static RenderedEvent erased(StoredEvent event, Form form) {
    return form == Form.AS_EXCHANGED
        ? RenderedEvent.asExchanged(event.event().redacted(), Optional.empty())
        : RenderedEvent.ofErased(event);
  }

  private RenderedEvent rendered(StoredEvent event, Form form) {
    return form == Form.AS_EXCHANGED
        ? RenderedEvent.asExchanged(RenderedEvent.content(event), redaction(event))
        : rendered(event);
  }

  private Optional<Pdu> redaction(StoredEvent event) {
    return event.redactedBy().flatMap(events::event).map(StoredEvent::event);
  }

  private RenderedEvent rendered(StoredEvent event) {
    RenderedEvent known = rendered.getIfPresent(event.number());
    if (known != null && known.redactedBy().equals(event.redactedBy())) {
      return known;
    }
    RenderedEvent fresh = RenderedEvent.of(event, redaction(event));
    rendered.put(event.number(), fresh);
    return fresh;
  }
}
