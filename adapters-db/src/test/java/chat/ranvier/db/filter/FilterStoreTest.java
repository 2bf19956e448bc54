package chat.ranvier.db.filter;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.application.filter.port.FilterStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.filter.MemoryFilterStore;
import chat.ranvier.db.sql.filter.SqlFilterStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters on all three stores. */
final class FilterStoreTest {
  @Nested
  final class OnMemory implements FilterStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public FilterStore filters() {
      return new MemoryFilterStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements FilterStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public FilterStore filters() {
      return new SqlFilterStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements FilterStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public FilterStore filters() {
      return new SqlFilterStore(STORE.sql());
    }
  }
}
