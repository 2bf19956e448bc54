package chat.ranvier.db.encryption.dehydration;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.encryption.dehydration.MemoryDehydratedDeviceStore;
import chat.ranvier.db.sql.encryption.dehydration.SqlDehydratedDeviceStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dehydrated devices on all three stores. */
final class DehydratedDeviceStoreTest {
  @Nested
  final class OnMemory implements DehydratedDeviceStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DehydratedDeviceStore dehydrated() {
      return new MemoryDehydratedDeviceStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements DehydratedDeviceStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DehydratedDeviceStore dehydrated() {
      return new SqlDehydratedDeviceStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements DehydratedDeviceStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public DehydratedDeviceStore dehydrated() {
      return new SqlDehydratedDeviceStore(STORE.sql());
    }
  }
}
