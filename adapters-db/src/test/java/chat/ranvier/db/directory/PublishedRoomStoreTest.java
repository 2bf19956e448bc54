package chat.ranvier.db.directory;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.directory.port.PublishedRoomStore;
import chat.ranvier.application.directory.port.PublishedRoomStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.directory.MemoryPublishedRoomStore;
import chat.ranvier.db.sql.directory.SqlPublishedRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listed rooms on all three stores. */
final class PublishedRoomStoreTest {
  @Nested
  final class OnMemory implements PublishedRoomStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public PublishedRoomStore published() {
      return new MemoryPublishedRoomStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements PublishedRoomStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public PublishedRoomStore published() {
      return new SqlPublishedRoomStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements PublishedRoomStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public PublishedRoomStore published() {
      return new SqlPublishedRoomStore(STORE.sql());
    }
  }
}
