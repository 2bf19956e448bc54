package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.ClaimedKey;
import chat.ranvier.application.encryption.keys.port.OneTimeKey;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.domain.signing.KeyId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** The one-time keys that devices have uploaded, and which of them somebody has received. */
final class KeyTrade {
  private final List<UserDevice> devices = new ArrayList<>();
  private final Map<String, List<KeyId>> uploaded = new TreeMap<>();
  private final Set<String> received = new HashSet<>();

  /** The server has acknowledged that the device is there. */
  void present(UserDevice device) {
    devices.add(device);
  }

  boolean isEmpty() {
    return devices.isEmpty();
  }

  UserDevice anyDevice(Random random) {
    return devices.get(random.nextInt(devices.size()));
  }

  /** The server has acknowledged keys. */
  void uploaded(UserDevice device, List<KeyId> keys) {
    uploaded.computeIfAbsent(device.toString(), first -> new ArrayList<>()).addAll(keys);
  }

  /** Somebody has received a key, which nobody else may ever receive. */
  void received(ClaimedKey claimed) {
    if (!received.add(name(claimed.device(), claimed.key().id()))) {
      throw new AssertionError("handed out twice: " + claimed);
    }
  }

  private static String name(UserDevice device, KeyId key) {
    return device + " " + key;
  }

  /** How many keys were received. */
  int count() {
    return received.size();
  }

  /** No key was lost, and none that somebody has received can be claimed again. */
  void check(OneTimeKeyStore stored) {
    for (UserDevice device : devices) {
      List<KeyId> ids = uploaded.getOrDefault(device.toString(), List.of());
      Map<KeyId, Optional<OneTimeKey>> known = stored.find(device, ids);
      assertThat(known.keySet()).as("the keys of %s", device).containsAll(ids);
      known.forEach(
          (id, left) -> {
            if (left.isPresent()) {
              assertThat(received).doesNotContain(name(device, id));
            }
          });
    }
  }
}
