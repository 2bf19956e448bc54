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
  private final Connection connection;
  private final int cacheSize;
  private final boolean changing;
  private final SequencedMap<String, PreparedStatement> idle = new LinkedHashMap<>();
  private final Connection guarded = GuardedConnection.of(this);

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

  PreparedStatement prepare(String text) throws SQLException {
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

  private static void close(@Nullable PreparedStatement prepared) throws SQLException {
    if (prepared != null) {
      prepared.close();
    }
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
