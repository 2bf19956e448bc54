package chat.ranvier.application.state;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;

/**
 * Reads a room's state: the current one, or for who has left the room that at their departure.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidstate">GET
 *     state</a>
 */
public final class ReadState {
  private final Visibility visibility;
  private final ClientEvents clientEvents;

  /** Shows state to those who may look into the room. */
  public ReadState(Visibility visibility, ClientEvents clientEvents) {
    this.visibility = visibility;
    this.clientEvents = clientEvents;
  }

  /**
   * All state events.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not look into the room
   */
  public List<ClientEvent> all(Requester requester, RoomId room) {
    RoomView view = visibility.enter(room, Reader.of(requester));
    return view.room().states().all(view.state()).stream()
        .map(event -> clientEvents.inState(event, Form.WITH_ROOM))
        .toList();
  }

  /**
   * The event in one slot.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not look into the room,
   *     {@code M_NOT_FOUND} where the slot is empty
   */
  public ClientEvent event(Requester requester, RoomId room, StateSlot slot) {
    RoomView view = visibility.enter(room, Reader.of(requester));
    return clientEvents.inTimeline(
        view.stateEvent(slot).orElseThrow(ReadState::notFound), view, Form.WITH_ROOM);
  }

  /**
   * The content of the event in one slot.
   *
   * @throws MatrixFailure as {@link #event}
   */
  public JsonObject content(Requester requester, RoomId room, StateSlot slot) {
    return visibility
        .enter(room, Reader.of(requester))
        .stateEvent(slot)
        .map(found -> ClientEvents.content(found.event()))
        .orElseThrow(ReadState::notFound);
  }

  private static MatrixFailure notFound() {
    return new MatrixFailure(ErrorCode.NOT_FOUND, "Event not found.");
  }
}
