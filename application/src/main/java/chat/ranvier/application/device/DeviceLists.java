package chat.ranvier.application.device;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.List;

/**
 * The notices of changes of users' device lists, for all who share a room with them.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#tracking-the-device-list-for-a-user">Tracking
 *     the device list for a user</a>
 */
public final class DeviceLists {
  /** Changes of devices and of keys, and verified users. */
  public static final ChangeStream STREAM = new ChangeStream("device lists");

  private final MembershipStore memberships;

  /** Looks for rooms in this store. */
  public DeviceLists(MembershipStore memberships) {
    this.memberships = memberships;
  }

  /** That the user's devices, or the keys of one or of the user, have changed. */
  public ChangeNotice changed(UserId user) {
    List<Long> rooms =
        memberships.roomsOf(user).stream()
            .filter(place -> place.membership() == Membership.JOIN)
            .map(place -> place.room().number())
            .toList();
    return rooms.isEmpty()
        ? new ChangeNotice.ForUsers(STREAM, user)
        : new ChangeNotice.InRooms(STREAM, rooms);
  }

  /** That the user has verified others, which is nobody else's business. */
  public ChangeNotice verified(UserId user) {
    return new ChangeNotice.ForUsers(STREAM, user);
  }
}
