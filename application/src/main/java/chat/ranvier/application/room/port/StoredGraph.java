package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.Pdu;
import java.util.List;

/**
 * What storage knows of the gaps in a room's graph.
 *
 * @param backward the backward extremities
 * @param waiting the events that wait for others, by event id
 */
public record StoredGraph(List<BackwardExtremity> backward, List<Pdu> waiting) {
  /** Copies the lists. */
  public StoredGraph {
    backward = List.copyOf(backward);
    waiting = List.copyOf(waiting);
  }
}
