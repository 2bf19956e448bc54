package chat.ranvier.db.room;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.RoomStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the {@code RoomStore} on all three stores. */
final class RoomStoreTest {
  @Nested
  final class OnMemory implements RoomStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomStore rooms() {
      return new MemoryRoomStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements RoomStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomStore rooms() {
      return new SqlRoomStore(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements RoomStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public RoomStore rooms() {
      return new SqlRoomStore(STORE.direct());
    }
  }
}
