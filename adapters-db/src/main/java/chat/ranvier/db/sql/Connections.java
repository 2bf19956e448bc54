package chat.ranvier.db.sql;

import chat.ranvier.db.sql.dialect.SqlDialect;

/** The connections to one database: which one a read gets, and which one a transaction. */
sealed interface Connections extends AutoCloseable permits SqliteConnections, PostgresConnections {
  /** Does the work on the session at hand, or on one that is free. */
  <T> T reading(SessionWork<T> work);

  /** Does the work in a transaction, alone, and returns once it is durable. */
  void inTransaction(SessionWork<?> work);

  /**
   * As {@link chat.ranvier.application.commit.port.Transactions#settle()}; nothing to do where no
   * connection can be lost.
   */
  default void settle() {}

  /** The tables are there, and this process is who writes to them. */
  default void begun() {}

  SessionScope scope();

  /** What the database is called in messages. */
  String place();

  SqlDialect dialect();

  @Override
  void close();
}
