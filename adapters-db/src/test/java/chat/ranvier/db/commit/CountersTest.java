package chat.ranvier.db.commit;

import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.CountersContract;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.commit.port.TransactionsContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.sql.commit.SqlCounters;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counters and transactions on all three stores. */
final class CountersTest {
  @Nested
  final class OnMemory implements CountersContract, TransactionsContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Counters counters() {
      return new MemoryCounters(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements CountersContract, TransactionsContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Counters counters() {
      return new SqlCounters(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements CountersContract, TransactionsContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Counters counters() {
      return new SqlCounters(STORE.sql());
    }
  }
}
