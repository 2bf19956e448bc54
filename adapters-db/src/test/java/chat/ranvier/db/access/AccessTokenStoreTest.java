package chat.ranvier.db.access;

import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.AccessTokenStoreContract;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.access.MemoryAccessTokenStore;
import chat.ranvier.db.sql.access.SqlAccessTokenStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Access tokens on all three stores. */
final class AccessTokenStoreTest {
  @Nested
  final class OnMemory implements AccessTokenStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccessTokenStore tokens() {
      return new MemoryAccessTokenStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements AccessTokenStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccessTokenStore tokens() {
      return new SqlAccessTokenStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements AccessTokenStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public AccessTokenStore tokens() {
      return new SqlAccessTokenStore(STORE.sql());
    }
  }
}
