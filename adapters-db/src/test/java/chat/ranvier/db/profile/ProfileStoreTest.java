package chat.ranvier.db.profile;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.profile.port.ProfileStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.profile.MemoryProfileStore;
import chat.ranvier.db.sql.profile.SqlProfileStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Profiles on all three stores. */
final class ProfileStoreTest {
  @Nested
  final class OnMemory implements ProfileStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public ProfileStore profiles() {
      return new MemoryProfileStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements ProfileStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public ProfileStore profiles() {
      return new SqlProfileStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements ProfileStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public ProfileStore profiles() {
      return new SqlProfileStore(STORE.sql());
    }
  }
}
