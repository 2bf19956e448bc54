package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.environment.port.Time;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ownership of a PostgreSQL database: an advisory lock of the one connection by which this
 * process writes.
 *
 * <p>The database releases the lock when the connection ends, and rolls back whatever had begun on
 * it. So a process that is no longer the owner cannot write: there is no moment between asking
 * whether it still is and writing. A new connection takes the ownership up again only where nobody
 * else was the owner meanwhile, which the epoch tells: a number that each owner increases.
 *
 * <p>Used by one thread at a time.
 */
final class PostgresOwner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresOwner.class);
  private static final long OWNERSHIP_LOCK = 0x72616e766f776eL;
  private static final int LONGEST_NAME = 63;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final Duration LONGEST_END = Duration.ofSeconds(2);
  private static final long CHECKED_AFTER_NANOS = Duration.ofMillis(500).toNanos();
  private static final int CHECK_SECONDS = 5;

  /** The host of an owner may vanish without a word: the database then notices within a minute. */
  private static final String WATCHED =
      """
      SELECT set_config(name, CASE name
          WHEN 'tcp_keepalives_idle' THEN '20'
          WHEN 'tcp_keepalives_interval' THEN '5'
          WHEN 'tcp_keepalives_count' THEN '4'
          ELSE '0' END, false)
      FROM pg_settings WHERE name IN ('tcp_keepalives_idle', 'tcp_keepalives_interval',
        'tcp_keepalives_count', 'idle_session_timeout')
      """;

  private static final String NEXT_EPOCH =
      """
      INSERT INTO counters (counter, reserved) VALUES ('owner_epoch', 1)
      ON CONFLICT (counter) DO UPDATE SET reserved = counters.reserved + 1
      RETURNING reserved
      """;
  private static final String EPOCH = "SELECT reserved FROM counters WHERE counter = 'owner_epoch'";
  private static final String END_PREVIOUS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid = ? AND application_name = ? AND usename = current_user
      """;
  private static final String HOLDER =
      """
      SELECT a.application_name, coalesce(host(a.client_addr), 'a local socket') AS address,
        date_trunc('second', a.backend_start) AS since
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid = %d::oid AND l.objid = %d::oid
      """
          .formatted(OWNERSHIP_LOCK >>> 32, OWNERSHIP_LOCK & 0xffff_ffffL);

  private final PostgresSettings settings;
  private final Properties properties;
  private final Time time;
  private final String name;
  private @Nullable Connection connection;
  private long epoch;
  private int backend;
  private long usedAt;
  private boolean isClosed;

  /**
   * Not the owner yet.
   *
   * @param properties what the driver is told of the connection
   */
  PostgresOwner(PostgresSettings settings, Properties properties, Time time) {
    this.settings = settings;
    this.time = time;
    this.name = name();
    this.properties = new Properties();
    this.properties.putAll(properties);
    this.properties.setProperty("ApplicationName", name);
  }

  private static String name() {
    String name = "ranvier, process " + ProcessHandle.current().pid() + " on " + host();
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a host without a name";
    }
  }

  /**
   * Becomes the owner, at the start.
   *
   * @throws StorageException where the database cannot be reached, or another process is the owner
   *     and does not end in time
   */
  void take() {
    try {
      Connection opened = open();
      try {
        if (!isLocked(opened) && !isLockedInTime(opened)) {
          throw new StorageException("another server uses the database: " + holder(opened));
        }
      } catch (SQLException | RuntimeException e) {
        close(opened, e);
        throw e;
      }
      keep(opened);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private boolean isLockedInTime(Connection opened) throws SQLException {
    Duration limit = settings.ownershipTimeout();
    if (limit.isZero()) {
      return false;
    }
    LOG.info(
        "Another server uses the database: {}. Waiting up to {} s for it to end",
        holder(opened),
        limit.toSeconds());
    return isLockedWithin(opened, limit);
  }

  private void keep(Connection opened) throws SQLException {
    opened.setAutoCommit(false);
    backend = opened.unwrap(PGConnection.class).getBackendPID();
    usedAt = time.nanos();
    connection = opened;
  }

  /** Begins the epoch of this owner, in the transaction of this connection. */
  void beginEpoch(Connection writing) throws SQLException {
    try (Statement statement = writing.createStatement();
        ResultSet next = statement.executeQuery(NEXT_EPOCH)) {
      next.next();
      epoch = next.getLong(1);
    }
  }

  /**
   * The connection that may write; a new one where the last has ended.
   *
   * @throws StorageException where there is none, or another process is the owner now
   */
  Connection connection() {
    if (isClosed) {
      throw new StorageException(Kind.CLOSED, "the database is closed");
    }
    try {
      Connection known = connection;
      if (known == null || isBroken(known)) {
        known = takenUpAgain();
        keep(known);
      }
      usedAt = time.nanos();
      return known;
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** Whether a connection has ended, asked only where it had the time to. */
  private boolean isBroken(Connection known) throws SQLException {
    if (known.isClosed()) {
      return true;
    }
    if (time.nanos() - usedAt < CHECKED_AFTER_NANOS || known.isValid(CHECK_SECONDS)) {
      return false;
    }
    known.close();
    return true;
  }

  private Connection takenUpAgain() throws SQLException {
    Connection opened = open();
    try {
      if (!isLocked(opened) && !isLockedOnceThePreviousHasEnded(opened)) {
        throw takenOver(holder(opened));
      }
      try (Statement statement = opened.createStatement();
          ResultSet row = statement.executeQuery(EPOCH)) {
        if (!row.next() || row.getLong("reserved") != epoch) {
          throw takenOver("it has written to it since");
        }
      }
      return opened;
    } catch (SQLException | RuntimeException e) {
      close(opened, e);
      throw e;
    }
  }

  /** The database may not have noticed yet that the previous connection is gone. */
  private boolean isLockedOnceThePreviousHasEnded(Connection opened) throws SQLException {
    try (PreparedStatement end = opened.prepareStatement(END_PREVIOUS)) {
      end.setInt(1, backend);
      end.setString(2, name);
      boolean isThere = end.executeQuery().next();
      return isThere ? isLockedWithin(opened, LONGEST_END) : isLocked(opened);
    }
  }

  private static StorageException takenOver(String how) {
    return new StorageException(
        Kind.TAKEN_OVER, "another server has taken over the database (" + how + ")");
  }

  private Connection open() throws SQLException {
    Connection opened = DriverManager.getConnection(settings.url(), properties);
    try (Statement statement = opened.createStatement()) {
      statement.execute(WATCHED);
      return opened;
    } catch (SQLException e) {
      close(opened, e);
      throw e;
    }
  }

  private static boolean isLocked(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement();
        ResultSet answer =
            statement.executeQuery("SELECT pg_try_advisory_lock(" + OWNERSHIP_LOCK + ")")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private static boolean isLockedWithin(Connection opened, Duration limit) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("SET lock_timeout = " + limit.toMillis());
      statement.execute("SELECT pg_advisory_lock(" + OWNERSHIP_LOCK + ")");
      statement.execute("RESET lock_timeout");
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  /** Which process is the owner, as the database tells it. */
  private static String holder(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement();
        ResultSet row = statement.executeQuery(HOLDER)) {
      return row.next()
          ? "%s, connected from %s since %s"
              .formatted(
                  row.getString("application_name"),
                  row.getString("address"),
                  row.getString("since"))
          : "it has just ended";
    }
  }

  private static StorageException unreachable(SQLException cause) {
    return new StorageException(
        Kind.UNREACHABLE, "the database cannot be reached: " + cause.getMessage(), cause);
  }

  private static void close(Connection connection, Exception reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Gives the ownership up: whoever asks after this gets it at once, though the database may take a
   * moment to notice that the connection is closed.
   */
  @Override
  public void close() {
    isClosed = true;
    Connection known = connection;
    if (known == null) {
      return;
    }
    try (known) {
      if (!known.isClosed()) {
        release(known);
      }
    } catch (SQLException e) {
      LOG.debug("The connection ended before its lock was released", e);
    }
  }

  private static void release(Connection owning) throws SQLException {
    try (Statement statement = owning.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock(" + OWNERSHIP_LOCK + ")");
    }
  }
}
