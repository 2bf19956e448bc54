package chat.ranvier.db.encryption.todevice;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import chat.ranvier.db.sql.encryption.todevice.SqlDeviceInboxStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages to devices on all three stores. */
final class DeviceInboxStoreTest {
  @Nested
  final class OnMemory implements DeviceInboxStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceInboxStore inboxes() {
      return new MemoryDeviceInboxStore(STORE.memory());
    }

    @Override
    public DeviceStore devices() {
      return new MemoryDeviceStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements DeviceInboxStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceInboxStore inboxes() {
      return new SqlDeviceInboxStore(STORE.sql());
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements DeviceInboxStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceInboxStore inboxes() {
      return new SqlDeviceInboxStore(STORE.sql());
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }
}
