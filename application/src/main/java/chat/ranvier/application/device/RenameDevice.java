package chat.ranvier.application.device;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Gives a device of the requester another name.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3devicesdeviceid">PUT
 *     /devices/{deviceId}</a>
 */
public final class RenameDevice {
  private final DeviceStore devices;
  private final List<DeviceListener> listeners;
  private final DeviceLists deviceLists;
  private final Commits commits;

  /** Writes to this store. */
  public RenameDevice(
      DeviceStore devices,
      List<DeviceListener> listeners,
      DeviceLists deviceLists,
      Commits commits) {
    this.devices = devices;
    this.listeners = List.copyOf(listeners);
    this.deviceLists = deviceLists;
    this.commits = commits;
  }

  /**
   * Renames the device; without a new name, only checks that it is there.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none of this id; {@code M_TOO_LARGE}
   *     where the name is too long
   */
  public void handle(Requester requester, DeviceId device, Optional<String> displayName) {
    displayName.ifPresent(DeviceNames::check);
    if (devices.find(requester.user(), device).isEmpty()) {
      throw new MatrixFailure(ErrorCode.NOT_FOUND, "No such device");
    }
    displayName.ifPresent(name -> rename(requester.user(), device, name));
  }

  private void rename(UserId user, DeviceId device, String displayName) {
    commits.writeAt(
        deviceLists.changed(user),
        position -> {
          devices.rename(user, device, displayName);
          listeners.forEach(listener -> listener.renamed(user, device, position));
        });
  }
}
