package chat.ranvier.db.sql;

import chat.ranvier.db.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cost of what is asked, on both databases. */
final class MeterTest {
  @Nested
  final class OnSqlite implements MeterContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public TestDatabase store() {
      return STORE;
    }
  }

  @Nested
  final class OnPostgres implements MeterContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }
  }
}
