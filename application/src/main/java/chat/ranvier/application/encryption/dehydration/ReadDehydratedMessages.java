package chat.ranvier.application.encryption.dehydration;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.application.encryption.todevice.ReceiveDeviceMessages;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import java.util.List;
import java.util.Optional;

/**
 * Gives a client the messages that have come for the requester's dehydrated device. They stay until
 * the device goes: a client that is interrupted may begin again.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>
 */
public final class ReadDehydratedMessages {
  private final DehydratedDeviceStore dehydrated;
  private final ReceiveDeviceMessages messages;
  private final Commits commits;

  /**
   * Some messages, the oldest first.
   *
   * @param position the stream position to go on after; the same as before where there are none
   */
  public record Page(List<DeviceMessage> messages, long position) {}

  /** Reads from this store, and messages this way. */
  public ReadDehydratedMessages(
      DehydratedDeviceStore dehydrated, ReceiveDeviceMessages messages, Commits commits) {
    this.dehydrated = dehydrated;
    this.messages = messages;
    this.commits = commits;
  }

  /**
   * Messages to the dehydrated device, as many as a {@code /sync} gives.
   *
   * @param after the stream position to go on after
   * @throws MatrixFailure {@code M_FORBIDDEN} where that is not the requester's dehydrated device
   */
  public Page handle(Requester requester, DeviceId device, long after) {
    UserDevice own = new UserDevice(requester.user(), device);
    if (!dehydrated.find(requester.user()).map(DehydratedDevice::device).equals(Optional.of(own))) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "You may only fetch messages for your dehydrated device");
    }
    List<DeviceMessage> found = messages.between(own, after, commits.visible()).messages();
    return new Page(found, found.isEmpty() ? after : found.getLast().position());
  }
}
