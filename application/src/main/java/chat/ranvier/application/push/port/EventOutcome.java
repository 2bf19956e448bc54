package chat.ranvier.application.push.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.PushActions;
import java.util.Map;

/**
 * What an event does to the users of its room.
 *
 * @param position the event's place in the stream
 * @param room the room's number
 * @param thread {@link #MAIN}, or the id of the event that began the thread
 * @param common what it does to members whose rules are those that everybody begins with, and whom
 *     it does not name
 * @param total how many events of the room have notified these, this one included
 * @param own what it does to users to whom it does something else
 */
public record EventOutcome(
    long position,
    long room,
    String thread,
    PushActions common,
    long total,
    Map<UserId, PushActions> own) {
  /** What belongs to no thread. */
  public static final String MAIN = "main";

  /** Whether there is nothing to be kept of it. */
  public boolean isNothing() {
    return !common.notifies() && own.isEmpty();
  }

  /** What the event does to a member. */
  public PushActions of(UserId user, boolean isFollowed) {
    PushActions actions = own.get(user);
    if (actions != null) {
      return actions;
    }
    return isFollowed ? common : PushActions.NONE;
  }
}
