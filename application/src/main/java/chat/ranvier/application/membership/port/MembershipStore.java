package chat.ranvier.application.membership.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memberships in storage, one for each user and room; {@code RoomStore.append} changes them.
 */
public interface MembershipStore {
  /**
   * All rooms that the user has a membership in, in no order, those left and forgotten included.
   */
  List<RoomMembership> roomsOf(UserId user);

  /** Since which stream position the user is in those of the rooms that they are in, by number. */
  Map<Long, Long> joinedSince(UserId user, Collection<Long> rooms);

  /** The user's place in a room, where there is one. */
  Optional<RoomMembership> find(UserId user, long room);

  /**
   * Users of a room with this membership, by user id.
   *
   * @param limit at most this many
   */
  List<RoomMembership> members(long room, Membership membership, int limit);

  /** Those of the users who are in the room. */
  List<UserId> joinedAmong(long room, Collection<UserId> users);

  /** The guests of this server who are in the room, by user id. */
  List<UserId> guestsIn(long room);

  /** Those of the others who are in a room, as members, that the user is in, too. */
  List<UserId> sharing(UserId user, Collection<UserId> others);

  /**
   * Members of the user's rooms with whom that has been so only since a position between these:
   * they came, or the user did.
   *
   * @param after only what came about at stream positions above this one
   * @param upTo the last position that is looked at
   */
  List<UserId> met(UserId user, long after, long upTo);

  /**
   * Users who have left, or were banned from, rooms that the user is in, and members of rooms that
   * the user has left, at positions between these. They may still share other rooms, or may never
   * have been members.
   *
   * @param after only what came about at stream positions above this one
   * @param upTo the last position that is looked at
   */
  List<UserId> parted(UserId user, long after, long upTo);

  /**
   * Notes, within a transaction, that the user has forgotten the room, where they have left it or
   * were banned from it; a later membership undoes it.
   */
  default void forget(UserId user, long room) {
    forget(List.of(new UserInRoom(user, room)));
  }

  /** As {@link #forget(UserId, long)}, of several at once. */
  void forget(List<UserInRoom> forgotten);
}
