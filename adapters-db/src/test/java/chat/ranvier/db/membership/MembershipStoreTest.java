package chat.ranvier.db.membership;

import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.MembershipStoreContract;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.account.SqlAccountStore;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the {@code MembershipStore} on all three stores. */
final class MembershipStoreTest {
  @Nested
  final class OnMemory implements MembershipStoreContract {
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
    public MembershipStore memberships() {
      return new MemoryMembershipStore(STORE.memory());
    }

    @Override
    public AccountStore accounts() {
      return new MemoryAccountStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements MembershipStoreContract {
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
    public MembershipStore memberships() {
      return new SqlMembershipStore(STORE.direct());
    }

    @Override
    public AccountStore accounts() {
      return new SqlAccountStore(STORE.direct());
    }
  }

  @Nested
  final class OnPostgres implements MembershipStoreContract {
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
    public MembershipStore memberships() {
      return new SqlMembershipStore(STORE.direct());
    }

    @Override
    public AccountStore accounts() {
      return new SqlAccountStore(STORE.direct());
    }
  }
}
