package chat.ranvier.application.encryption.todevice;

import chat.ranvier.application.device.DeviceTrace;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;

/** Takes away the messages that wait for a device when the device goes. */
public final class ForgetDeviceMessages implements DeviceTrace {
  private final DeviceInboxStore inboxes;
  private final SendingTransactionStore sending;

  /** Writes to these stores. */
  public ForgetDeviceMessages(DeviceInboxStore inboxes, SendingTransactionStore sending) {
    this.inboxes = inboxes;
    this.sending = sending;
  }

  @Override
  public void deleteWithin(UserId user, Collection<DeviceId> devices) {
    inboxes.delete(user, devices);
    sending.delete(user, devices);
  }
}
