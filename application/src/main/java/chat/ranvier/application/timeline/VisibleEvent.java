package chat.ranvier.application.timeline;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/**
 * An event that a reader may see. Only a {@link RoomView} makes one, once it has decided that, and
 * timelines are rendered from nothing else: so nobody can forget to ask.
 */
public final class VisibleEvent {
  private final StoredEvent event;
  private final Membership membership;
  private final boolean isErased;

  VisibleEvent(StoredEvent event, Membership membership, boolean isErased) {
    this.event = event;
    this.membership = membership;
    this.isErased = isErased;
  }

  /** The event as it is stored, which may be more than the reader is shown of it. */
  public StoredEvent event() {
    return event;
  }

  /** The reader's membership at the event, the event included. */
  Membership membership() {
    return membership;
  }

  /** Whether the reader is shown no more than the event's outline, as its sender wishes. */
  boolean isErased() {
    return isErased;
  }

  /** The content that the reader is shown. */
  public JsonObject content() {
    Pdu shown = RenderedEvent.content(event);
    return isErased ? shown.redacted().content() : shown.content();
  }

  @Override
  public String toString() {
    return event.event().toString();
  }
}
