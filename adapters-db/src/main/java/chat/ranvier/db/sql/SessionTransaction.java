package chat.ranvier.db.sql;

import java.sql.SQLException;

/** A piece of work on a session without autocommit, that is committed or rolled back. */
final class SessionTransaction {
  private SessionTransaction() {}

  static boolean run(Session session, SessionWork<?> work) throws SQLException {
    try {
      work.on(session);
      session.connection().commit();
      return true;
    } catch (Throwable e) {
      rollBack(session, e);
      throw e;
    }
  }

  private static void rollBack(Session session, Throwable reason) {
    try {
      session.connection().rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }
}
