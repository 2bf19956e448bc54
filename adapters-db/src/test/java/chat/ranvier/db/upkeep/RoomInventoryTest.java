package chat.ranvier.db.upkeep;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.application.upkeep.port.RoomInventoryContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.room.MemoryRoomInventory;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.room.SqlRoomInventory;
import chat.ranvier.db.sql.room.SqlRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the {@code RoomInventory} on all three stores. */
final class RoomInventoryTest {
  @Nested
  final class OnMemory implements RoomInventoryContract {
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
    public RoomInventory inventory() {
      return new MemoryRoomInventory(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements RoomInventoryContract {
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
    public RoomInventory inventory() {
      return new SqlRoomInventory(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements RoomInventoryContract {
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
    public RoomInventory inventory() {
      return new SqlRoomInventory(STORE.direct());
    }
  }
}
