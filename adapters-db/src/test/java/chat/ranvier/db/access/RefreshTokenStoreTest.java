package chat.ranvier.db.access;

import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.RefreshTokenStoreContract;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.access.MemoryRefreshTokenStore;
import chat.ranvier.db.sql.access.SqlRefreshTokenStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refresh tokens on all three stores. */
final class RefreshTokenStoreTest {
  @Nested
  final class OnMemory implements RefreshTokenStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RefreshTokenStore refreshTokens() {
      return new MemoryRefreshTokenStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements RefreshTokenStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RefreshTokenStore refreshTokens() {
      return new SqlRefreshTokenStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements RefreshTokenStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RefreshTokenStore refreshTokens() {
      return new SqlRefreshTokenStore(STORE.sql());
    }
  }
}
