package chat.ranvier.db.encryption.todevice;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.encryption.todevice.MemorySendingTransactionStore;
import chat.ranvier.db.sql.encryption.todevice.SqlSendingTransactionStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The transactions of who sends to devices on all three stores. */
final class SendingTransactionStoreTest {
  @Nested
  final class OnMemory implements SendingTransactionStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public SendingTransactionStore sent() {
      return new MemorySendingTransactionStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements SendingTransactionStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public SendingTransactionStore sent() {
      return new SqlSendingTransactionStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements SendingTransactionStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public SendingTransactionStore sent() {
      return new SqlSendingTransactionStore(STORE.sql());
    }
  }
}
