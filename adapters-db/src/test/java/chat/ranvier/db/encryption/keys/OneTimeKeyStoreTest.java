package chat.ranvier.db.encryption.keys;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.encryption.keys.MemoryOneTimeKeyStore;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import chat.ranvier.db.sql.encryption.keys.SqlOneTimeKeyStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One-time keys on all three stores. */
final class OneTimeKeyStoreTest {
  @Nested
  final class OnMemory implements OneTimeKeyStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public OneTimeKeyStore keys() {
      return new MemoryOneTimeKeyStore(STORE.memory());
    }

    @Override
    public DeviceStore devices() {
      return new MemoryDeviceStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements OneTimeKeyStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public OneTimeKeyStore keys() {
      return new SqlOneTimeKeyStore(STORE.sql());
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements OneTimeKeyStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public OneTimeKeyStore keys() {
      return new SqlOneTimeKeyStore(STORE.sql());
    }

    @Override
    public DeviceStore devices() {
      return new SqlDeviceStore(STORE.sql());
    }
  }
}
