package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.VisibleEvent;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/** The events that users are notified of, as they may see them. */
public final class NotifiedEvents {
  private final Rooms rooms;
  private final RoomCaches events;
  private final Visibility visibility;

  /** Reads what may be seen. */
  public NotifiedEvents(Rooms rooms, RoomCaches events, Visibility visibility) {
    this.rooms = rooms;
    this.events = events;
    this.visibility = visibility;
  }

  /**
   * An event that its reader may see.
   *
   * @param content what the reader is shown of its content
   */
  public record Notified(RoomView view, StoredEvent stored, JsonObject content) {
    /** The event itself. */
    public Pdu event() {
      return stored.event();
    }

    /** Whether it says how its reader stands to the room. */
    public boolean isOwnMembership() {
      return isMembershipOf(stored, view.reader().user());
    }
  }

  /** The event, where there still is something of it that the user may see. */
  public Optional<Notified> find(UserId user, RoomId roomId, EventId eventId) {
    Optional<RoomView> view =
        rooms.find(roomId).map(room -> visibility.view(room, new Reader(user, Optional.empty())));
    return view.flatMap(
        room ->
            events
                .event(eventId)
                .filter(event -> event.event().roomId().equals(roomId))
                .filter(event -> event.redactedBy().isEmpty())
                .flatMap(event -> shown(room, event)));
  }

  /** Who is invited may see that, although of the room they see nothing yet. */
  private static Optional<Notified> shown(RoomView view, StoredEvent event) {
    return isMembershipOf(event, view.reader().user())
        ? Optional.of(new Notified(view, event, ClientEvents.content(event)))
        : view.show(event).map(VisibleEvent::content).map(it -> new Notified(view, event, it));
  }

  private static boolean isMembershipOf(StoredEvent event, UserId user) {
    return event.event().type().equals("m.room.member")
        && event.event().stateKey().equals(Optional.of(user.value()));
  }
}
