package chat.ranvier.db.memory.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.ClaimedKey;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.application.encryption.keys.port.OneTimeKey;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.signing.KeyId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one-time keys of a database in memory. */
public final class MemoryOneTimeKeyStore implements OneTimeKeyStore {
  private final MemoryTable<String, Stored> keys;
  private final MemoryTable<String, Fallback> fallback;

  private record Stored(OneTimeKey key, long number, boolean claimed) {}

  private record Fallback(OneTimeKey key, boolean used) {}

  /** The keys of this database. */
  public MemoryOneTimeKeyStore(MemoryDatabase database) {
    this.keys = database.table("one_time_keys");
    this.fallback = database.table("fallback_keys");
  }

  private static String rowKey(UserDevice device, KeyId id) {
    return DeviceRows.key(device) + id.value();
  }

  private Stream<Stored> left(UserDevice device) {
    return keys.read(rows -> DeviceRows.ofDevice(rows, device)).stream()
        .filter(each -> !each.claimed());
  }

  @Override
  public Map<String, Long> counts(UserDevice device) {
    return left(device)
        .collect(
            Collectors.groupingBy(
                each -> each.key().id().algorithm(), TreeMap::new, Collectors.counting()));
  }

  @Override
  public Map<KeyId, Optional<OneTimeKey>> find(UserDevice device, Collection<KeyId> ids) {
    Map<KeyId, Optional<OneTimeKey>> found = new HashMap<>();
    for (KeyId id : ids) {
      keys.find(rowKey(device, id))
          .ifPresent(
              each -> found.put(id, each.claimed() ? Optional.empty() : Optional.of(each.key())));
    }
    return found;
  }

  @Override
  public void add(UserDevice device, List<OneTimeKey> added) {
    long number =
        keys.read(rows -> DeviceRows.ofDevice(rows, device)).stream()
            .mapToLong(Stored::number)
            .max()
            .orElse(0);
    for (OneTimeKey key : added) {
      number++;
      keys.put(rowKey(device, key.id()), new Stored(key, number, false));
    }
  }

  @Override
  public List<ClaimedKey> claim(Collection<KeyClaim> claims) {
    return claims.stream().flatMap(claim -> first(claim).stream()).toList();
  }

  private Optional<ClaimedKey> first(KeyClaim claim) {
    Optional<Stored> first =
        left(claim.device())
            .filter(each -> each.key().id().algorithm().equals(claim.algorithm()))
            .min(Comparator.comparingLong(Stored::number));
    first.ifPresent(
        each ->
            keys.put(
                rowKey(claim.device(), each.key().id()),
                new Stored(each.key(), each.number(), true)));
    return first.map(each -> new ClaimedKey(claim.device(), each.key()));
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    for (DeviceId id : devices) {
      UserDevice device = new UserDevice(user, id);
      keys.read(rows -> DeviceRows.ofDevice(rows, device))
          .forEach(each -> keys.remove(rowKey(device, each.key().id())));
      fallback
          .read(rows -> DeviceRows.ofDevice(rows, device))
          .forEach(each -> fallback.remove(fallbackRow(device, each.key().id().algorithm())));
    }
  }

  private static String fallbackRow(UserDevice device, String algorithm) {
    return DeviceRows.key(device) + algorithm;
  }

  @Override
  public List<String> unusedFallbackAlgorithms(UserDevice device) {
    return fallback.read(rows -> DeviceRows.ofDevice(rows, device)).stream()
        .filter(each -> !each.used())
        .map(each -> each.key().id().algorithm())
        .toList();
  }

  @Override
  public void putFallback(UserDevice device, OneTimeKey key) {
    String row = fallbackRow(device, key.id().algorithm());
    if (fallback.find(row).filter(known -> known.key().equals(key)).isEmpty()) {
      fallback.put(row, new Fallback(key, false));
    }
  }

  @Override
  public List<ClaimedKey> claimFallback(Collection<KeyClaim> claims) {
    return claims.stream().flatMap(claim -> use(claim).stream()).toList();
  }

  private Optional<ClaimedKey> use(KeyClaim claim) {
    String row = fallbackRow(claim.device(), claim.algorithm());
    Optional<Fallback> known = fallback.find(row);
    known.ifPresent(each -> fallback.put(row, new Fallback(each.key(), true)));
    return known.map(each -> new ClaimedKey(claim.device(), each.key()));
  }
}
