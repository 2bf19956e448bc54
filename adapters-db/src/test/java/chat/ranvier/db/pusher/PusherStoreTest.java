package chat.ranvier.db.pusher;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.application.pusher.port.PusherStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.pusher.MemoryPusherStore;
import chat.ranvier.db.sql.pusher.SqlPusherStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pushers on all three stores. */
final class PusherStoreTest {
  @Nested
  final class OnMemory implements PusherStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public PusherStore pushers() {
      return new MemoryPusherStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements PusherStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public PusherStore pushers() {
      return new SqlPusherStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements PusherStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public PusherStore pushers() {
      return new SqlPusherStore(STORE.sql());
    }
  }
}
