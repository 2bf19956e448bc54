package chat.ranvier.db.memory.encryption.dehydration;

import chat.ranvier.application.encryption.dehydration.port.DehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/** The dehydrated devices of a database in memory. */
public final class MemoryDehydratedDeviceStore implements DehydratedDeviceStore {
  private final MemoryTable<String, DehydratedDevice> devices;

  /** The dehydrated devices of this database. */
  public MemoryDehydratedDeviceStore(MemoryDatabase database) {
    this.devices = database.table("dehydrated_devices");
  }

  @Override
  public Optional<DehydratedDevice> find(UserId user) {
    return devices.find(user.value());
  }

  @Override
  public void put(DehydratedDevice device) {
    devices.put(device.device().user().value(), device);
  }

  @Override
  public void delete(UserId user) {
    devices.remove(user.value());
  }
}
