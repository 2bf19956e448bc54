package chat.ranvier.application.sync.section;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.KeyCounts;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;

/**
 * How many one-time keys the device has left, and of which algorithms an unused fallback key: in
 * every answer, so that it knows when to upload more.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#one-time-and-fallback-keys">One-time
 *     and fallback keys</a>
 */
public final class KeyCountSection implements SyncSection {
  private final KeyCounts counts;

  /** The section, on who counts. */
  public KeyCountSection(KeyCounts counts) {
    this.counts = counts;
  }

  /** What the device has left. */
  public record KeysLeft(KeyCounts.Counts counts) implements SyncPart {
    @Override
    public boolean isNews() {
      return false;
    }
  }

  @Override
  public String name() {
    return "key-counts";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    request
        .requester()
        .device()
        .map(device -> new UserDevice(request.user(), device))
        .ifPresent(device -> parts.add(new KeysLeft(counts.of(device))));
  }
}
