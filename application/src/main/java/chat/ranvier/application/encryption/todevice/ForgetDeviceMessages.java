package chat.ranvier.application.encryption.todevice;

import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;

/** Takes away the messages that wait for a device when the device goes. */
public final class ForgetDeviceMessages implements DeviceListener {
  private final DeviceInboxStore inboxes;
  private final SendingTransactionStore sending;

  /** Writes to these stores. */
  public ForgetDeviceMessages(DeviceInboxStore inboxes, SendingTransactionStore sending) {
    this.inboxes = inboxes;
    this.sending = sending;
  }

  @Override
  public void deleted(UserId user, Collection<DeviceId> devices, long position) {
    inboxes.delete(user, devices);
    sending.delete(user, devices);
  }
}
