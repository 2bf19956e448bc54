package chat.ranvier.application.room.port;

import chat.ranvier.domain.auth.rules.RuleId;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.state.StateRoot;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event that is kept without being new to anybody's timeline: rejected, soft-failed, an outlier,
 * or of a past that is read up on.
 *
 * @param number the event's number
 * @param rejectedBy the paragraph that turned it away, where it was rejected or soft-failed by one
 * @param stateBefore the room's state before it; none for an outlier
 * @param slot the number of the slot it fills, where it is a state event and not rejected
 * @param position below 0 its place before all that happened here; 0 where no timeline shows it
 */
public record AsideEvent(
    long number,
    Pdu event,
    Standing standing,
    Optional<RuleId> rejectedBy,
    Optional<StateRoot> stateBefore,
    OptionalInt slot,
    long position) {
  /** The same at this place. */
  public AsideEvent at(long place) {
    return new AsideEvent(number, event, standing, rejectedBy, stateBefore, slot, place);
  }
}
