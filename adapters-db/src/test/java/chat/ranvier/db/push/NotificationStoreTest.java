package chat.ranvier.db.push;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.NotificationStoreContract;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.push.MemoryNotificationStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.push.SqlNotificationStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the {@code NotificationStore} on all three stores. */
final class NotificationStoreTest {
  @Nested
  final class OnMemory implements NotificationStoreContract {
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
    public NotificationStore notifications() {
      return new MemoryNotificationStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements NotificationStoreContract {
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
    public NotificationStore notifications() {
      return new SqlNotificationStore(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements NotificationStoreContract {
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
    public NotificationStore notifications() {
      return new SqlNotificationStore(STORE.direct());
    }
  }
}
