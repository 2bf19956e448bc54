package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.Pdu;
import java.util.List;

/**
 * What storage knows of the gaps in a room's graph, and of what is to be done once they close.
 *
 * @param backward the backward extremities
 * @param waiting the events that wait for others, by event id
 * @param redactions the redactions whose targets are not here, by target
 */
public record StoredGraph(
    List<BackwardExtremity> backward, List<Pdu> waiting, List<Redaction> redactions) {
  /** Copies the lists. */
  public StoredGraph {
    backward = List.copyOf(backward);
    waiting = List.copyOf(waiting);
    redactions = List.copyOf(redactions);
  }
}
