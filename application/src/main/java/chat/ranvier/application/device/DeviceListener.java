package chat.ranvier.application.device;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;

/** Told of changes of devices within the write that makes them: what it stores stands with them. */
public interface DeviceListener {
  /**
   * The devices are deleted, and whatever is kept for them has to go.
   *
   * @param position the stream position of the write
   */
  void deleted(UserId user, Collection<DeviceId> devices, long position);

  /** Who is to hear that devices of the user were deleted, as far as {@link #deleted} goes. */
  default List<ChangeNotice> deletionNotices(UserId user) {
    return List.of();
  }

  /**
   * A device has another name.
   *
   * @param position the stream position of the write
   */
  default void renamed(UserId user, DeviceId device, long position) {}
}
