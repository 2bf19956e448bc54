package chat.ranvier.db.memory.device;

import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceSighting;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.Sighting;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The devices of a database in memory. */
public final class MemoryDeviceStore implements DeviceStore {
  private final MemoryTable<String, Device> devices;

  /** The devices of this database. */
  public MemoryDeviceStore(MemoryDatabase database) {
    this.devices = database.table("devices");
  }

  @Override
  public boolean insert(Device device) {
    return devices.putIfAbsent(key(device.user(), device.id()), device);
  }

  @Override
  public Optional<Device> find(UserId user, DeviceId device) {
    return devices.find(key(user, device));
  }

  @Override
  public List<Device> ofUser(UserId user) {
    return devices.read(
        rows -> List.copyOf(rows.subMap(user.value() + '\0', user.value() + '\1').values()));
  }

  @Override
  public boolean rename(UserId user, DeviceId device, String displayName) {
    Optional<Device> before = find(user, device);
    before.ifPresent(known -> put(known, Optional.of(displayName), known.lastSeen()));
    return before.isPresent();
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> gone) {
    gone.forEach(device -> devices.remove(key(user, device)));
  }

  @Override
  public List<DeviceSighting> seenBefore(long before, Optional<UserDevice> after, int limit) {
    String first = after.map(device -> key(device.user(), device.device())).orElse("");
    return devices.read(
        rows ->
            rows.tailMap(first, false).values().stream()
                .flatMap(device -> sighting(device).stream())
                .filter(seen -> seen.sighting().at() < before)
                .limit(limit)
                .toList());
  }

  private static Optional<DeviceSighting> sighting(Device device) {
    return device.lastSeen().map(seen -> new DeviceSighting(device.user(), device.id(), seen));
  }

  @Override
  public void noteSightings(Collection<DeviceSighting> sightings) {
    for (DeviceSighting seen : sightings) {
      find(seen.user(), seen.device())
          .ifPresent(known -> put(known, known.displayName(), Optional.of(seen.sighting())));
    }
  }

  private void put(Device known, Optional<String> displayName, Optional<Sighting> lastSeen) {
    devices.put(
        key(known.user(), known.id()), new Device(known.user(), known.id(), displayName, lastSeen));
  }

  private static String key(UserId user, DeviceId device) {
    return user.value() + '\0' + device.value();
  }
}
