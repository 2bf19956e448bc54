package chat.ranvier.db.receipt;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.receipt.port.ReceiptStoreContract;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestMemory;
import chat.ranvier.db.memory.receipt.MemoryReceiptStore;
import chat.ranvier.db.sql.receipt.SqlReceiptStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receipts on all three stores. */
final class ReceiptStoreTest {
  @Nested
  final class OnMemory implements ReceiptStoreContract {
    @RegisterExtension static final TestMemory STORE = new TestMemory();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public ReceiptStore receipts() {
      return new MemoryReceiptStore(STORE.memory());
    }
  }

  @Nested
  final class OnSqlite implements ReceiptStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public ReceiptStore receipts() {
      return new SqlReceiptStore(STORE.sql());
    }
  }

  @Nested
  final class OnPostgres implements ReceiptStoreContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public ReceiptStore receipts() {
      return new SqlReceiptStore(STORE.sql());
    }
  }
}
