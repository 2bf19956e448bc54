package chat.ranvier.application.encryption.dehydration;

import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;

/** Takes away what is kept of a dehydrated device when the device goes. */
public final class ForgetDehydratedDevice implements DeviceListener {
  private final DehydratedDeviceStore dehydrated;

  /** Writes to this store. */
  public ForgetDehydratedDevice(DehydratedDeviceStore dehydrated) {
    this.dehydrated = dehydrated;
  }

  @Override
  public void deleted(UserId user, Collection<DeviceId> devices, long position) {
    dehydrated
        .find(user)
        .filter(each -> devices.contains(each.device().device()))
        .ifPresent(gone -> dehydrated.delete(user));
  }
}
