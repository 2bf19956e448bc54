package chat.ranvier.application.sync.section;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.ReceiveDeviceMessages;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.encryption.todevice.port.InboxPage;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import java.util.List;
import java.util.Optional;

/**
 * Messages to the device that asks.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Send-to-device
 *     messaging</a>
 */
public final class ToDeviceSection implements SyncSection {
  private final ReceiveDeviceMessages receive;

  /** The section, on what it tells of. */
  public ToDeviceSection(ReceiveDeviceMessages receive) {
    this.receive = receive;
  }

  /** Messages to the device, the oldest first. */
  public record ToDevice(List<DeviceMessage> messages) implements SyncPart {}

  @Override
  public String name() {
    return "to-device";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    Optional<UserDevice> device = device(request.requester());
    if (device.isEmpty() || !changes.mayHave(SendToDevice.STREAM)) {
      return;
    }
    InboxPage page = receive.between(device.get(), changes.since(), changes.upTo());
    if (page.messages().isEmpty()) {
      return;
    }
    parts.add(new ToDevice(page.messages()));
    if (!page.isLast()) {
      parts.stoppedAt(this, page.messages().getLast().position());
    }
  }

  @Override
  public void received(Requester requester, long upTo) {
    device(requester).ifPresent(device -> receive.acknowledge(device, upTo));
  }

  @Override
  public long afterLoss(long present) {
    return 0;
  }

  private static Optional<UserDevice> device(Requester requester) {
    return requester.device().map(device -> new UserDevice(requester.user(), device));
  }
}
