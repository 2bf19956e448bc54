package chat.ranvier.db.push;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.push.port.PushRuleStoreContract;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.accountdata.SqlAccountDataStore;
import chat.ranvier.db.sql.push.SqlPushRuleStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the {@code PushRuleStore} on all three stores. */
final class PushRuleStoreTest {
  @Nested
  final class OnMemory implements PushRuleStoreContract {
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
    public PushRuleStore rules() {
      return new MemoryPushRuleStore(STORE.memory());
    }

    @Override
    public AccountDataStore accountData() {
      return new MemoryAccountDataStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements PushRuleStoreContract {
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
    public PushRuleStore rules() {
      return new SqlPushRuleStore(STORE.direct());
    }

    @Override
    public AccountDataStore accountData() {
      return new SqlAccountDataStore(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements PushRuleStoreContract {
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
    public PushRuleStore rules() {
      return new SqlPushRuleStore(STORE.direct());
    }

    @Override
    public AccountDataStore accountData() {
      return new SqlAccountDataStore(STORE.direct());
    }
  }
}
