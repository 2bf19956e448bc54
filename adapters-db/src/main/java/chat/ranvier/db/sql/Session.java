package chat.ranvier.db.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A connection with the statements prepared on it, used by one thread at a time.
 *
 * <p>A statement in use is out of the cache, so that one may run within another of the same text.
 */
final class Session implements AutoCloseable {
  private final int cacheSize;
  private final boolean changing;
  private final SequencedMap<String, PreparedStatement> idle = new LinkedHashMap<>();
  private final Connection guarded = GuardedConnection.of(this);
  private Connection connection;
  private @Nullable SQLException failure;

  /**
   * A session on the connection.
   *
   * @param cacheSize how many prepared statements it keeps; 0 where the driver keeps them itself
   * @param changing whether it may change anything, being in a transaction
   */
  Session(Connection connection, int cacheSize, boolean changing) {
    this.connection = connection;
    this.cacheSize = cacheSize;
    this.changing = changing;
  }

  Connection connection() {
    return connection;
  }

  /** The connection as DbClient gets it: it can neither be closed nor leave the transaction. */
  Connection guarded() {
    return guarded;
  }

  boolean isChanging() {
    return changing;
  }

  /** A transaction begins: nothing has failed in it. */
  void begin() {
    failure = null;
  }

  /** A statement has failed: the transaction, where it is in one, can only be rolled back. */
  void failed(SQLException cause) {
    if (changing && failure == null) {
      failure = cause;
    }
  }

  /**
   * Refuses to go on in a transaction in which a statement has failed: the database may have ended
   * it already, and would store what follows by itself.
   */
  void checkWhole() throws SQLException {
    SQLException cause = failure;
    if (cause != null) {
      throw new SQLException(
          "a statement of the transaction has failed: " + cause.getMessage(),
          cause.getSQLState(),
          cause.getErrorCode(),
          cause);
    }
  }

  PreparedStatement prepare(String text) throws SQLException {
    checkWhole();
    PreparedStatement known = idle.remove(text);
    return known != null ? known : connection.prepareStatement(text);
  }

  void release(String text, PreparedStatement prepared) throws SQLException {
    if (cacheSize == 0) {
      prepared.close();
      return;
    }
    prepared.clearParameters();
    close(idle.put(text, prepared));
    if (idle.size() > cacheSize) {
      close(idle.pollFirstEntry().getValue());
    }
  }

  /** Closes a statement that has failed, which is what the caller will tell of. */
  static void closeAfter(Throwable failure, PreparedStatement failed) {
    try {
      failed.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static void close(@Nullable PreparedStatement prepared) throws SQLException {
    if (prepared != null) {
      prepared.close();
    }
  }

  /** Goes on with another connection; the one before must be closed. */
  void renew(Connection other) {
    idle.clear();
    connection = other;
  }

  /** Closes the connection because something has failed, which is what the caller will tell of. */
  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
