package chat.ranvier.db.encryption.keys;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.CrossSigningStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.encryption.keys.MemoryCrossSigningStore;
import chat.ranvier.db.sql.encryption.keys.SqlCrossSigningStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cross-signing keys on all three stores. */
final class CrossSigningStoreTest {
  @Nested
  final class OnMemory implements CrossSigningStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public CrossSigningStore keys() {
      return new MemoryCrossSigningStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements CrossSigningStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public CrossSigningStore keys() {
      return new SqlCrossSigningStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements CrossSigningStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public CrossSigningStore keys() {
      return new SqlCrossSigningStore(STORE.sql());
    }
  }
}
