package chat.ranvier.application.push.port;

import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.FollowedRooms;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What events do to users, in storage: for each event what it does to most members of its room, and
 * to whom it does something else.
 */
public interface NotificationStore {
  /** Keeps what these events do, within a transaction; each only once. */
  void append(Collection<EventOutcome> outcomes);

  /**
   * Takes back, within a transaction, what an event does: it was redacted.
   *
   * @param room the room's number
   * @param position the event's place in the stream
   */
  void redact(long room, long position);

  /** How many events of the room have notified most of its members, redacted ones included. */
  long total(long room);

  /**
   * Notifications of events with positions in (position, upTo], oldest first, of rooms that the
   * user is in or invited to.
   *
   * @param followed in which rooms the user is notified of what notifies others
   * @param limit at most this many
   */
  List<Notification> after(
      UserId user, FollowedRooms followed, long position, long upTo, int limit);

  /** As {@link #after}, of events with positions below this one, newest first. */
  List<Notification> before(
      UserId user, FollowedRooms followed, long position, boolean onlyHighlights, int limit);

  /**
   * The user's notifications of events with positions after the marks and not after {@code upTo},
   * by the rooms' numbers: in a number of statements that does not grow with the rooms.
   */
  Map<Long, Tally> tally(UserId user, Collection<Mark> marks, long upTo);

  /** As {@link #tally}, of one thread. */
  Counts inThread(UserId user, Mark mark, String thread, long upTo);

  /**
   * The places of events with positions after this one, of all rooms, oldest first. Not quick where
   * there are many rooms.
   *
   * @param limit at most this many
   */
  List<EventPlace> eventsAfter(long position, int limit);

  /**
   * What is kept of a room's events with positions after this one, by position; of those that were
   * taken back perhaps not what they did to whom.
   *
   * @param limit at most this many
   */
  List<KeptOutcome> kept(long room, long position, int limit);

  /** Puts this, within a transaction, in place of all that is kept of the room's events. */
  void replace(long room, List<KeptOutcome> outcomes);
}
