package chat.ranvier.application.encryption.dehydration;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;

/**
 * Gives the requester their dehydrated device back.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>
 */
public final class FindDehydratedDevice {
  private final DehydratedDeviceStore dehydrated;

  /** Reads from this store. */
  public FindDehydratedDevice(DehydratedDeviceStore dehydrated) {
    this.dehydrated = dehydrated;
  }

  /**
   * The requester's dehydrated device.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  public DehydratedDevice handle(Requester requester) {
    return dehydrated
        .find(requester.user())
        .orElseThrow(
            () -> new MatrixFailure(ErrorCode.NOT_FOUND, "No dehydrated device available"));
  }
}
