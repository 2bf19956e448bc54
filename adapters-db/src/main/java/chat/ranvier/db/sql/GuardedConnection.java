package chat.ranvier.db.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A session's connection in the hands of a library that would close it after each statement, and
 * switch autocommit on before: both are without effect, and a closed statement goes back to the
 * session.
 */
final class GuardedConnection implements InvocationHandler {
  private final Session session;

  private GuardedConnection(Session session) {
    this.session = session;
  }

  static Connection of(Session session) {
    return proxy(Connection.class, new GuardedConnection(session));
  }

  @Override
  public @Nullable Object invoke(
      Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "close", "setAutoCommit" -> null;
      case "prepareStatement" -> prepared(method, arguments);
      default -> forward(session.connection(), method, arguments);
    };
  }

  private @Nullable Object prepared(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (arguments == null || arguments.length != 1 || !(arguments[0] instanceof String text)) {
      return forward(session.connection(), method, arguments);
    }
    PreparedStatement prepared = session.prepare(text);
    return proxy(PreparedStatement.class, new GuardedStatement(session, text, prepared));
  }

  /** A statement that goes back to the session when it is closed, unless it has failed. */
  private static final class GuardedStatement implements InvocationHandler {
    private final Session session;
    private final String text;
    private final PreparedStatement prepared;
    private @Nullable Throwable failure;

    GuardedStatement(Session session, String text, PreparedStatement prepared) {
      this.session = session;
      this.text = text;
      this.prepared = prepared;
    }

    @Override
    public @Nullable Object invoke(
        Object self, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      if (method.getName().equals("close")) {
        close();
        return null;
      }
      try {
        return forward(prepared, method, arguments);
      } catch (Throwable e) {
        failure = e;
        throw e;
      }
    }

    private void close() throws SQLException {
      Throwable cause = failure;
      if (cause == null) {
        session.release(text, prepared);
      } else {
        Session.closeAfter(cause, prepared);
      }
    }
  }

  private static @Nullable Object forward(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
