package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import java.util.List;

/**
 * What an append changes in what a room knows of its graph's gaps.
 *
 * @param opened backward extremities that come
 * @param closed events that are no backward extremities any more
 * @param waiting events that come to wait for what they follow on or are authorised by
 * @param released events that wait no longer
 */
public record GraphChange(
    List<BackwardExtremity> opened,
    List<EventId> closed,
    List<Pdu> waiting,
    List<EventId> released) {
  /** No change. */
  public static final GraphChange NONE =
      new GraphChange(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public GraphChange {
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
    waiting = List.copyOf(waiting);
    released = List.copyOf(released);
  }

  /** Whether nothing changes. */
  public boolean isNothing() {
    return opened.isEmpty() && closed.isEmpty() && waiting.isEmpty() && released.isEmpty();
  }
}
