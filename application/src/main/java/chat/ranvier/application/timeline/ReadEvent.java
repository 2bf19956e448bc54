package chat.ranvier.application.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;

/**
 * Reads one event by its id.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomideventeventid">GET
 *     event</a>
 */
public final class ReadEvent {
  private final Rooms rooms;
  private final RoomCaches events;
  private final Visibility visibility;
  private final ClientEvents clientEvents;

  /** Reads from these rooms what may be seen. */
  public ReadEvent(
      Rooms rooms, RoomCaches events, Visibility visibility, ClientEvents clientEvents) {
    this.rooms = rooms;
    this.events = events;
    this.visibility = visibility;
    this.clientEvents = clientEvents;
  }

  /**
   * The event.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none, or none that the requester may
   *     see
   */
  public ClientEvent handle(Requester requester, RoomId roomId, EventId eventId) {
    Visible found = find(Reader.of(requester), roomId, eventId).orElseThrow(ReadEvent::unknown);
    return clientEvents.inTimeline(found.event(), found.view(), Form.WITH_ROOM);
  }

  /** An event that a reader may see. */
  record Visible(VisibleEvent event, RoomView view) {}

  /** The event where it is one of the room's and the reader may see it. */
  Optional<Visible> find(Reader reader, RoomId roomId, EventId eventId) {
    return rooms
        .find(roomId)
        .map(room -> visibility.view(room, reader))
        .filter(view -> view.isWorldReadable() || !visibility.hasForgotten(view))
        .flatMap(
            view ->
                events
                    .event(eventId)
                    .filter(event -> event.room() == view.room().room().number())
                    .flatMap(view::show)
                    .map(event -> new Visible(event, view)));
  }

  /** Whether the reader may see the room's state too, and not only events of it. */
  boolean showsState(RoomView view) {
    return visibility.mayEnter(view);
  }

  static MatrixFailure unknown() {
    return new MatrixFailure(ErrorCode.NOT_FOUND, "Event not found");
  }
}
