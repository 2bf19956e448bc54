package chat.ranvier.domain.visibility;

import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import java.util.Collection;

/**
 * Whether a reader may see an event.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-behaviour-8">Room history
 *     visibility, server behaviour</a>
 */
public final class EventVisibility {
  private EventVisibility() {}

  /**
   * What the state beside an event says of a reader.
   *
   * @param visibility the history visibility in force; shared where the room has none
   * @param membership how the reader stood to the room; left where the room never knew the reader
   */
  public record Moment(HistoryVisibility visibility, Membership membership) {}

  /**
   * Whether the reader may see an event that changes neither the room's history visibility nor the
   * reader's membership.
   *
   * @param at the state at the event
   * @param joinedLater whether the reader joined the room at any point after the event
   */
  public static boolean maySee(Moment at, boolean joinedLater) {
    return switch (at.visibility()) {
      case WORLD_READABLE -> true;
      case SHARED -> at.membership() == Membership.JOIN || joinedLater;
      case INVITED -> at.membership() == Membership.JOIN || at.membership() == Membership.INVITE;
      case JOINED -> at.membership() == Membership.JOIN;
    };
  }

  /**
   * Whether a server may see an event whole that changes neither the room's history visibility nor
   * the membership of one of its users: what any of its users could see. Whether the server may
   * know of the room at all is not asked here.
   *
   * @param visibility the history visibility at the event
   * @param users how each user of the server stood to the room at the event
   */
  public static boolean serverMaySee(HistoryVisibility visibility, Collection<Membership> users) {
    return switch (visibility) {
      case WORLD_READABLE, SHARED -> true;
      case INVITED -> users.contains(Membership.JOIN) || users.contains(Membership.INVITE);
      case JOINED -> users.contains(Membership.JOIN);
    };
  }

  /**
   * Whether the reader may see any event: one that changes the history visibility, or the reader's
   * own membership, is seen by whoever would see it by the state before it or by the state after
   * it.
   *
   * @param before the state before the event
   * @param after the state after the event
   * @param joinedLater whether the reader joined the room at any point after the event
   */
  public static boolean maySee(Moment before, Moment after, boolean joinedLater) {
    return maySee(before, joinedLater) || (!after.equals(before) && maySee(after, joinedLater));
  }
}
