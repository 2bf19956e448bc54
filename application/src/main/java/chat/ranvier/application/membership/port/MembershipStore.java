package chat.ranvier.application.membership.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Optional;

/**
 * The memberships in storage, one for each user and room; {@code RoomStore.append} changes them.
 */
public interface MembershipStore {
  /**
   * All rooms that the user has a membership in, in no order, those left and forgotten included.
   */
  List<RoomMembership> roomsOf(UserId user);

  /** The user's place in a room, where there is one. */
  Optional<RoomMembership> find(UserId user, long room);

  /**
   * Users of a room with this membership, by user id.
   *
   * @param limit at most this many
   */
  List<RoomMembership> members(long room, Membership membership, int limit);

  /** The guests of this server who are in the room, by user id. */
  List<UserId> guestsIn(long room);

  /**
   * Notes, within a transaction, that the user has forgotten the room; a later membership undoes
   * it.
   */
  void forget(UserId user, long room);
}
