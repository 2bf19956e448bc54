package chat.ranvier.application.sync.section;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.encryption.keys.DeviceListChanges;
import chat.ranvier.application.encryption.keys.FindDeviceListChanges;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;

/**
 * Whose keys the client has to ask for again. A client that asks for everything knows nobody's keys
 * yet, and is told nothing.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#tracking-the-device-list-for-a-user">Tracking
 *     the device list for a user</a>
 */
public final class DeviceListSection implements SyncSection {
  private final FindDeviceListChanges find;

  /** The section, on who finds the changes. */
  public DeviceListSection(FindDeviceListChanges find) {
    this.find = find;
  }

  /** The changes. */
  public record DeviceListNews(DeviceListChanges changes) implements SyncPart {}

  @Override
  public String name() {
    return "device-lists";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    boolean mayBeNews =
        changes.mayHave(DeviceLists.STREAM) || changes.mayHave(ChangeStream.MEMBERSHIPS);
    if (request.isInitial() || !mayBeNews) {
      return;
    }
    DeviceListChanges found = find.handle(request.user(), changes.since(), changes.upTo());
    if (!found.isEmpty()) {
      parts.add(new DeviceListNews(found));
    }
  }
}
