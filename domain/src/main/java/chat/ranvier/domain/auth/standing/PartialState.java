package chat.ranvier.domain.auth.standing;

import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.ServerName;
import java.util.SequencedSet;

/**
 * What may be made of a room's state while the memberships that the answer to a join left out are
 * still being read up on: events come and go meanwhile, and are judged by what is known.
 *
 * @param here this server, all of whose own users' memberships are known
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv2send_joinroomideventid">The
 *     answer to a join, and what it may leave out</a>
 */
public record PartialState(ServerName here) {
  private static final String MEMBER = "m.room.member";

  /**
   * Whether the partial state tells the truth about a slot, a slot that it leaves empty included:
   * all but the memberships of other servers' users. Who wants to know one of those has to wait.
   */
  public boolean isTrueOf(StateSlot slot) {
    return !slot.type().equals(MEMBER) || slot.stateKey().endsWith(":" + here.value());
  }

  /** Whether nothing that authorises the event can be missing, so that its verdict stays. */
  public boolean isTrueOfAllBehind(Pdu event) {
    return AuthEventSelection.select(event).stream().allMatch(this::isTrueOf);
  }

  /**
   * The slots in which the partial state before an event meets the event's own auth events: these
   * two, resolved, are what it is judged by in place of the state before it.
   */
  public static SequencedSet<StateSlot> judging(Pdu event) {
    return AuthEventSelection.select(event);
  }
}
