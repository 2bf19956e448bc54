package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements by both ways on both databases. */
final class SqlTest {
  @Nested
  final class OnSqlite implements SqlContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Sql sql() {
      return STORE.sql();
    }
  }

  @Nested
  final class OnSqliteDirectly implements SqlContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Sql sql() {
      return STORE.direct();
    }
  }

  @Nested
  final class OnPostgres implements SqlContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Sql sql() {
      return STORE.sql();
    }
  }

  @Nested
  final class OnPostgresDirectly implements SqlContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public Transactions transactions() {
      return STORE.transactions();
    }

    @Override
    public Sql sql() {
      return STORE.direct();
    }
  }
}
