package chat.ranvier.db.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.authchain.port.AuthChainStoreContract;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.authchain.SqlAuthChainStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the {@code AuthChainStore} on all three stores. */
final class AuthChainStoreTest {
  @Nested
  final class OnMemory implements AuthChainStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomStore rooms() {
      return new MemoryRoomStore(STORE.memory());
    }

    @Override
    public AuthChainStore chains() {
      return new MemoryAuthChainStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements AuthChainStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomStore rooms() {
      return new SqlRoomStore(STORE.direct());
    }

    @Override
    public AuthChainStore chains() {
      return new SqlAuthChainStore(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements AuthChainStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomStore rooms() {
      return new SqlRoomStore(STORE.direct());
    }

    @Override
    public AuthChainStore chains() {
      return new SqlAuthChainStore(STORE.direct());
    }
  }
}
