package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;

/** The keys of devices, which go with them, and the list that others know of them. */
public final class KeysOfDevices implements DeviceListener {
  private final DeviceKeyStore deviceKeys;
  private final OneTimeKeyStore oneTimeKeys;
  private final CrossSigningStore crossSigning;

  /** Deletes from these stores. */
  public KeysOfDevices(
      DeviceKeyStore deviceKeys, OneTimeKeyStore oneTimeKeys, CrossSigningStore crossSigning) {
    this.deviceKeys = deviceKeys;
    this.oneTimeKeys = oneTimeKeys;
    this.crossSigning = crossSigning;
  }

  @Override
  public void deleted(UserId user, Collection<DeviceId> devices, long position) {
    deviceKeys.delete(user, devices);
    oneTimeKeys.delete(user, devices);
    crossSigning.deleteSignaturesOn(user, devices.stream().map(DeviceId::value).toList());
    deviceKeys.noteChange(user, position);
  }

  @Override
  public void renamed(UserId user, DeviceId device, long position) {
    deviceKeys.noteChange(user, position);
  }
}
