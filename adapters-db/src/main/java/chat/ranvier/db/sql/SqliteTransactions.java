package chat.ranvier.db.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The transactions of the one session that writes to SQLite.
 *
 * <p>SQLite ends a transaction by itself where its disk is full or fails, and would then store each
 * statement that follows on its own. So transactions begin and end by statements of their own,
 * whose failure tells where the connection stands; after a statement has failed none follows; and a
 * connection of which it is not certain that it is outside of a transaction is closed, and another
 * one opened when it is needed.
 *
 * @see <a href="https://sqlite.org/lang_transaction.html">Response to errors within a
 *     transaction</a>
 */
final class SqliteTransactions {
  private final Opening opening;
  private boolean isCertain = true;

  /** Opens a connection that writes. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  SqliteTransactions(Opening opening) {
    this.opening = opening;
  }

  /** Does the work, stores it, and returns once it is durable. */
  boolean run(Session session, SessionWork<?> work) throws SQLException {
    begin(session);
    try {
      work.on(session);
      session.checkWhole();
      execute(session, "COMMIT");
      return true;
    } catch (Throwable e) {
      rollBack(session, e);
      throw e;
    }
  }

  private void begin(Session session) throws SQLException {
    if (!isCertain) {
      session.renew(opening.open());
      isCertain = true;
    }
    session.begin();
    try {
      execute(session, "BEGIN IMMEDIATE");
    } catch (SQLException e) {
      discard(session, e);
      throw e;
    }
  }

  private void rollBack(Session session, Throwable reason) {
    try {
      execute(session, "ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e);
      discard(session, reason);
    }
  }

  private void discard(Session session, Throwable reason) {
    isCertain = false;
    session.closeAfter(reason);
  }

  private static void execute(Session session, String text) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(text);
    }
  }
}
