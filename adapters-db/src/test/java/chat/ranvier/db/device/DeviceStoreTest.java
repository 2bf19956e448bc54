package chat.ranvier.db.device;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.DeviceStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices on all three stores. */
final class DeviceStoreTest {
  @Nested
  final class OnMemory implements DeviceStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceStore devices() {
      return new MemoryDeviceStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements DeviceStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements DeviceStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }
}
