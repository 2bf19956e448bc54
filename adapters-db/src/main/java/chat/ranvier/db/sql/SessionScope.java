package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import io.helidon.dbclient.DbClientException;
import java.lang.ScopedValue.CallableOp;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The session that statements of this thread run on, bound for the length of a piece of work. */
final class SessionScope {
  private final ScopedValue<Session> current = ScopedValue.newInstance();
  private final FailureReader failures;

  /** A scope for sessions of a database whose failures are read like this. */
  SessionScope(FailureReader failures) {
    this.failures = failures;
  }

  @Nullable Session current() {
    return current.isBound() ? current.get() : null;
  }

  /** The session that is bound, as it must be here. */
  Session required() {
    return current.get();
  }

  /** The session of the transaction that runs. */
  Session changing() {
    if (!isInTransaction()) {
      throw new IllegalStateException("changed something outside of a transaction");
    }
    return required();
  }

  /**
   * Refuses a statement that changes something, though it is asked for rows, outside of a
   * transaction.
   */
  void check(String statement) {
    if (!isInTransaction() && !statement.startsWith("SELECT") && !statement.startsWith("WITH")) {
      throw new IllegalStateException("changed something outside of a transaction");
    }
  }

  boolean isInTransaction() {
    Session session = current();
    return session != null && session.isChanging();
  }

  /** Binds the session and does the work; the drivers' errors become storage errors. */
  <T> T with(Session session, SessionWork<T> work) {
    CallableOp<T, SQLException> op = () -> work.on(session);
    try {
      return session == current() ? op.call() : ScopedValue.where(current, session).call(op);
    } catch (SQLException e) {
      session.failed(e);
      throw failure(e);
    } catch (DbClientException e) {
      SQLException cause = e.getCause() instanceof SQLException sql ? sql : new SQLException(e);
      session.failed(cause);
      throw failure(cause);
    }
  }

  /** What the driver's error says of the storage. */
  StorageException failure(SQLException cause) {
    return failures.read(cause);
  }
}
