package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.sql.SQLException;

/** A piece of work on a session without autocommit, that is committed or rolled back. */
final class SessionTransaction {
  private SessionTransaction() {}

  static boolean run(Session session, SessionWork<?> work) throws SQLException {
    session.begin();
    try {
      work.on(session);
      session.checkWhole();
    } catch (Throwable e) {
      rollBack(session, e);
      throw e;
    }
    commit(session);
    return true;
  }

  /** Where the connection lives on after it failed, it was the database that said so. */
  private static void commit(Session session) throws SQLException {
    try {
      session.connection().commit();
    } catch (SQLException e) {
      if (rollBack(session, e)) {
        throw e;
      }
      throw new StorageException(
          StorageException.Kind.UNCERTAIN, "the connection was lost while committing", e);
    }
  }

  /** Whether the database has confirmed it. */
  private static boolean rollBack(Session session, Throwable reason) {
    try {
      session.connection().rollback();
      return !session.connection().isClosed();
    } catch (SQLException e) {
      reason.addSuppressed(e);
      session.closeAfter(reason);
      return false;
    }
  }
}
