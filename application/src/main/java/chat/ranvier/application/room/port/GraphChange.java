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
 * @param awaiting redactions that come before their targets
 * @param settled redactions whose targets are here now
 */
public record GraphChange(
    List<BackwardExtremity> opened,
    List<EventId> closed,
    List<Pdu> waiting,
    List<EventId> released,
    List<Redaction> awaiting,
    List<Redaction> settled) {
  /** No change. */
  public static final GraphChange NONE =
      new GraphChange(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public GraphChange {
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
    waiting = List.copyOf(waiting);
    released = List.copyOf(released);
    awaiting = List.copyOf(awaiting);
    settled = List.copyOf(settled);
  }

  /** A change that no redaction is concerned in. */
  public GraphChange(
      List<BackwardExtremity> opened,
      List<EventId> closed,
      List<Pdu> waiting,
      List<EventId> released) {
    this(opened, closed, waiting, released, List.of(), List.of());
  }

  /** Whether nothing changes. */
  public boolean isNothing() {
    return opened.isEmpty()
        && closed.isEmpty()
        && waiting.isEmpty()
        && released.isEmpty()
        && awaiting.isEmpty()
        && settled.isEmpty();
  }
}
