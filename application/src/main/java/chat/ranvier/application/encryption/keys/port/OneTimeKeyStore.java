package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.signing.KeyId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one-time keys of devices.
 *
 * <p>The ids of keys that were handed out are remembered, 5,000 of a device at least, so that a
 * repeated upload does not bring such a key back.
 */
public interface OneTimeKeyStore {
  /** How many keys of each algorithm the device has left; none of those without any. */
  Map<String, Long> counts(UserDevice device);

  /**
   * What is known of keys with these ids.
   *
   * @return by id the key that is left; nothing as its value where it was handed out
   */
  Map<KeyId, Optional<OneTimeKey>> find(UserDevice device, Collection<KeyId> ids);

  /** Adds keys with ids that the device had none of, after those it has, within a transaction. */
  void add(UserDevice device, List<OneTimeKey> keys);

  /**
   * Hands out, within a transaction, the key that was uploaded first for each claim, and never
   * again.
   *
   * @param claims at most one for each device and algorithm
   * @return nothing for devices without a key of the algorithm
   */
  List<ClaimedKey> claim(Collection<KeyClaim> claims);

  /** Deletes the keys of devices, the fallback keys included, within a transaction. */
  void delete(UserId user, Collection<DeviceId> devices);

  /** The algorithms of which the device has a fallback key that was never handed out. */
  List<String> unusedFallbackAlgorithms(UserDevice device);

  /**
   * Stores the key in place of the device's fallback key of this algorithm, within a transaction;
   * changes nothing where it is there.
   */
  void putFallback(UserDevice device, OneTimeKey key);

  /**
   * Hands out fallback keys, within a transaction, and notes that they are used.
   *
   * @return nothing for devices without a fallback key of the algorithm
   */
  List<ClaimedKey> claimFallback(Collection<KeyClaim> claims);
}
