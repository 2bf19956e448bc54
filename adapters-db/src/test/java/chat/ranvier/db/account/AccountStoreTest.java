package chat.ranvier.db.account;

import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.account.port.AccountStoreContract;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.sql.account.SqlAccountStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts on all three stores. */
final class AccountStoreTest {
  @Nested
  final class OnMemory implements AccountStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccountStore accounts() {
      return new MemoryAccountStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements AccountStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccountStore accounts() {
      return new SqlAccountStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements AccountStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccountStore accounts() {
      return new SqlAccountStore(STORE.sql());
    }
  }
}
