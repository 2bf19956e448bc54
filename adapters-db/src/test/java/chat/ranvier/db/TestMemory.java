package chat.ranvier.db;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.memory.MemoryDatabase;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database in memory, a new one for each test. */
public final class TestMemory extends TestStore implements BeforeEachCallback {
  private MemoryDatabase database = new MemoryDatabase();

  /** To be registered by {@code @RegisterExtension static final}. */
  public TestMemory() {
    super("memory");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database = new MemoryDatabase();
  }

  /** The test's database. */
  public MemoryDatabase memory() {
    return database;
  }

  @Override
  public Transactions transactions() {
    return database;
  }
}
