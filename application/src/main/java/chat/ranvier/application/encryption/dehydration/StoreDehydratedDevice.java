package chat.ranvier.application.encryption.dehydration;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.device.DeviceNames;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a dehydrated device for the requester, with its keys, in place of the one before.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/3814">MSC3814</a>
 */
public final class StoreDehydratedDevice {
  private final DeviceStore devices;
  private final DehydratedDeviceStore dehydrated;
  private final UploadKeys uploadKeys;
  private final DeviceRemoval removal;

  /**
   * What is to be stored.
   *
   * @param keys the public keys of the device, its identity keys among them
   */
  public record Draft(
      DehydratedDevice device, Optional<String> displayName, UploadKeys.Upload keys) {}

  /** Writes to these stores. */
  public StoreDehydratedDevice(
      DeviceStore devices,
      DehydratedDeviceStore dehydrated,
      UploadKeys uploadKeys,
      DeviceRemoval removal) {
    this.devices = devices;
    this.dehydrated = dehydrated;
    this.uploadKeys = uploadKeys;
    this.removal = removal;
  }

  /**
   * Stores the device and its keys; durable on return. The dehydrated device before is gone then,
   * with all that waited for it.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} without identity keys or an algorithm, {@code
   *     M_INVALID_PARAM} where a device that is none has this id; see {@link UploadKeys#check}
   */
  public void handle(Requester requester, Draft draft) {
    UserDevice device = draft.device().device();
    if (draft.keys().deviceKeys().isEmpty()) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'device_keys' of the device must be given");
    }
    if (draft.device().data().string("algorithm").isEmpty()) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'algorithm' of 'device_data' must be a string");
    }
    UploadKeys.NewKeys keys = uploadKeys.check(device, draft.keys());
    List<MatrixFailure> refusals = new ArrayList<>();
    removal.write(
        requester.user(),
        position -> {
          refusals.clear();
          Optional<UserDevice> before =
              dehydrated.find(device.user()).map(DehydratedDevice::device);
          if (isAnother(device, before)) {
            refusals.add(taken());
            return List.of();
          }
          List<TokenHash> ended = remove(device.user(), before, position);
          devices.insert(
              new Device(
                  device.user(),
                  device.device(),
                  draft.displayName().map(DeviceNames::shorten),
                  Optional.empty()));
          dehydrated.put(draft.device());
          uploadKeys.within(device, keys, position);
          return ended;
        });
    if (!refusals.isEmpty()) {
      throw refusals.getFirst();
    }
    uploadKeys.changed(device);
  }

  private boolean isAnother(UserDevice device, Optional<UserDevice> dehydratedBefore) {
    return devices.find(device.user(), device.device()).isPresent()
        && !dehydratedBefore.equals(Optional.of(device));
  }

  private static MatrixFailure taken() {
    return new MatrixFailure(ErrorCode.INVALID_PARAM, "Another device has this id");
  }

  private List<TokenHash> remove(UserId user, Optional<UserDevice> before, long position) {
    return before
        .map(device -> removal.within(user, List.of(device.device()), position))
        .orElse(List.of());
  }
}
