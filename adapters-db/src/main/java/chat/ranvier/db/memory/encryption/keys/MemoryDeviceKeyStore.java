package chat.ranvier.db.memory.encryption.keys;

import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.PublishedDevice;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The identity keys of a database in memory. */
public final class MemoryDeviceKeyStore implements DeviceKeyStore {
  private final MemoryTable<String, Published> keys;
  private final MemoryTable<String, Long> changes;
  private final DeviceStore devices;

  private record Published(UserDevice device, JsonObject keys) {}

  /** The keys of this database. */
  public MemoryDeviceKeyStore(MemoryDatabase database) {
    this.keys = database.table("device_keys");
    this.changes = database.table("device_list_changes");
    this.devices = new MemoryDeviceStore(database);
  }

  @Override
  public void put(UserDevice device, JsonObject published) {
    keys.put(DeviceRows.key(device), new Published(device, published));
  }

  @Override
  public Optional<JsonObject> find(UserDevice device) {
    return keys.find(DeviceRows.key(device)).map(Published::keys);
  }

  @Override
  public List<PublishedDevice> ofUsers(Collection<UserId> users) {
    return users.stream().distinct().sorted().flatMap(this::ofUser).toList();
  }

  private Stream<PublishedDevice> ofUser(UserId user) {
    List<Published> published = keys.read(rows -> DeviceRows.ofUser(rows, user));
    return published.stream()
        .map(
            each ->
                new PublishedDevice(
                    each.device(),
                    each.keys(),
                    devices.find(user, each.device().device()).flatMap(Device::displayName)));
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> gone) {
    gone.forEach(device -> keys.remove(DeviceRows.key(new UserDevice(user, device))));
  }

  @Override
  public void noteChange(UserId user, long position) {
    changes.put(user.value(), position);
  }

  @Override
  public List<UserId> changedAmong(Collection<UserId> users, long after, long upTo) {
    return users.stream()
        .distinct()
        .filter(
            user ->
                changes
                    .find(user.value())
                    .filter(position -> position > after && position <= upTo)
                    .isPresent())
        .sorted()
        .toList();
  }

  @Override
  public List<UserId> changed(long after, long upTo) {
    return changes.read(
        rows ->
            rows.entrySet().stream()
                .filter(entry -> entry.getValue() > after && entry.getValue() <= upTo)
                .map(Map.Entry::getKey)
                .map(UserId::new)
                .toList());
  }
}
