package chat.ranvier.db.directory;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.RoomAliasStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.directory.MemoryRoomAliasStore;
import chat.ranvier.db.sql.directory.SqlRoomAliasStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Aliases on all three stores. */
final class RoomAliasStoreTest {
  @Nested
  final class OnMemory implements RoomAliasStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomAliasStore aliases() {
      return new MemoryRoomAliasStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements RoomAliasStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomAliasStore aliases() {
      return new SqlRoomAliasStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements RoomAliasStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomAliasStore aliases() {
      return new SqlRoomAliasStore(STORE.sql());
    }
  }
}
