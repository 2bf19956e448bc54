package chat.ranvier.db.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDataStoreContract;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.sql.accountdata.SqlAccountDataStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Account data on all three stores. */
final class AccountDataStoreTest {
  @Nested
  final class OnMemory implements AccountDataStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccountDataStore accountData() {
      return new MemoryAccountDataStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements AccountDataStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccountDataStore accountData() {
      return new SqlAccountDataStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements AccountDataStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccountDataStore accountData() {
      return new SqlAccountDataStore(STORE.sql());
    }
  }
}
