package chat.ranvier.db.room;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.RoomGraphContract;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.db.sql.timeline.SqlEventStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of rooms' graphs on all three stores. */
final class RoomGraphTest {
  @Nested
  final class OnMemory implements RoomGraphContract {
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
    public EventStore events() {
      return new MemoryEventStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements RoomGraphContract {
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
    public EventStore events() {
      return new SqlEventStore(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements RoomGraphContract {
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
    public EventStore events() {
      return new SqlEventStore(STORE.direct());
    }
  }
}
