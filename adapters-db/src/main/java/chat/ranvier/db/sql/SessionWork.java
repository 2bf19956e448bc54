package chat.ranvier.db.sql;

import java.sql.SQLException;

/** Work on a session's connection. */
@FunctionalInterface
interface SessionWork<T> {
  T on(Session session) throws SQLException;
}
