package chat.ranvier.application.room.port;

import chat.ranvier.domain.auth.standing.Judgement;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.identifier.EventId;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of an event that another server sent.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
public sealed interface IntakeVerdict {
  /** It was judged now, and stands in the room by this judgement. */
  record Judged(Judgement judgement) implements IntakeVerdict {}

  /** It was here before and stands as it stood. */
  record Known(Standing standing) implements IntakeVerdict {}

  /**
   * It cannot be judged: something that it follows on or is authorised by is not here.
   *
   * @param missing what should be fetched; empty where that is on its way itself
   * @param isKept whether it is judged by itself once that is here; otherwise it has to be handed
   *     in again
   */
  record Waiting(Set<EventId> missing, boolean isKept) implements IntakeVerdict {
    /** Copies the set. */
    public Waiting {
      missing = new TreeSet<>(missing);
    }
  }

  /**
   * It is no event of this room, or not signed as it has to be, and leaves no trace.
   *
   * @param reason why, in a sentence for people
   */
  record Dropped(String reason) implements IntakeVerdict {}
}
