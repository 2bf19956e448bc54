package chat.ranvier.application.encryption.dehydration;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import java.util.List;

/**
 * Deletes the requester's dehydrated device, with its keys and what waits for it.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>
 */
public final class DeleteDehydratedDevice {
  private final FindDehydratedDevice find;
  private final DeviceRemoval removal;

  /** Deletes by this removal. */
  public DeleteDehydratedDevice(FindDehydratedDevice find, DeviceRemoval removal) {
    this.find = find;
    this.removal = removal;
  }

  /**
   * Deletes the device; durable on return.
   *
   * @return which one it was
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  public DeviceId handle(Requester requester) {
    UserDevice device = find.handle(requester).device();
    removal.remove(device.user(), List.of(device.device()));
    return device.device();
  }
}
