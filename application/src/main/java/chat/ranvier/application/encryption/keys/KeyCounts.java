package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What devices have left of one-time and fallback keys, which every {@code /sync} tells, and which
 * is therefore remembered.
 */
public final class KeyCounts {
  private static final int MAX_REMEMBERED = 100_000;

  private final OneTimeKeyStore keys;
  private final Cache<UserDevice, Counts> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).executor(Runnable::run).build();

  /**
   * What one device has left.
   *
   * @param oneTimeKeys how many keys, by algorithm
   * @param unusedFallbackAlgorithms of which a fallback key was never handed out
   */
  public record Counts(Map<String, Long> oneTimeKeys, List<String> unusedFallbackAlgorithms) {}

  /** Counts the keys in this store. */
  public KeyCounts(OneTimeKeyStore keys) {
    this.keys = keys;
  }

  /** What the device has left. */
  public Counts of(UserDevice device) {
    return remembered.get(
        device,
        unknown -> new Counts(keys.counts(unknown), keys.unusedFallbackAlgorithms(unknown)));
  }

  /** Their keys have changed, durably: whoever counts them from now on counts anew. */
  void changed(Collection<UserDevice> devices) {
    remembered.invalidateAll(devices);
  }
}
