package chat.ranvier.db.encryption.backup;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.encryption.backup.port.KeyBackupStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.encryption.backup.MemoryKeyBackupStore;
import chat.ranvier.db.sql.encryption.backup.SqlKeyBackupStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Key backups on all three stores. */
final class KeyBackupStoreTest {
  @Nested
  final class OnMemory implements KeyBackupStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public KeyBackupStore backups() {
      return new MemoryKeyBackupStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements KeyBackupStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public KeyBackupStore backups() {
      return new SqlKeyBackupStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements KeyBackupStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public KeyBackupStore backups() {
      return new SqlKeyBackupStore(STORE.sql());
    }
  }
}
