package chat.ranvier.db.encryption.backup;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.encryption.backup.MemoryBackedUpKeyStore;
import chat.ranvier.db.sql.encryption.backup.SqlBackedUpKeyStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Backed up keys on all three stores. */
final class BackedUpKeyStoreTest {
  @Nested
  final class OnMemory implements BackedUpKeyStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public BackedUpKeyStore keys() {
      return new MemoryBackedUpKeyStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements BackedUpKeyStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public BackedUpKeyStore keys() {
      return new SqlBackedUpKeyStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements BackedUpKeyStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public BackedUpKeyStore keys() {
      return new SqlBackedUpKeyStore(STORE.sql());
    }
  }
}
