package chat.ranvier.db.encryption.keys;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.encryption.keys.MemoryDeviceKeyStore;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import chat.ranvier.db.sql.encryption.keys.SqlDeviceKeyStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Identity keys on all three stores. */
final class DeviceKeyStoreTest {
  @Nested
  final class OnMemory implements DeviceKeyStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceKeyStore keys() {
      return new MemoryDeviceKeyStore(STORE.memory());
    }

    @Override
    public DeviceStore devices() {
      return new MemoryDeviceStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements DeviceKeyStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceKeyStore keys() {
      return new SqlDeviceKeyStore(STORE.sql());
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements DeviceKeyStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DeviceKeyStore keys() {
      return new SqlDeviceKeyStore(STORE.sql());
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }
}
