package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.db.sql.dialect.PostgresDialect;
import chat.ranvier.db.sql.dialect.SqlDialect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.PGConnection;

/**
 * PostgreSQL: connections of a pool for reading, and one for writing, used on the caller's thread.
 *
 * <p>Transactions of this process run one after another, as {@link
 * chat.ranvier.application.commit.port.Transactions} says.
 */
final class PostgresConnections implements Connections {
  private static final String END_PROCESS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid = ? AND datname = current_database() AND usename = current_user
      """;

  private final SessionScope scope = new SessionScope(new PostgresFailures());
  private final PostgresDialect dialect = new PostgresDialect();
  private final ReentrantLock turn = new ReentrantLock();
  private final HikariDataSource pool;
  private final PostgresOwner owner;
  private final Meter meter;

  /** The database's process whose commit nobody knows the end of; 0 where there is none. */
  private volatile int doubtful;

  private PostgresConnections(HikariDataSource pool, PostgresOwner owner, Meter meter) {
    this.pool = pool;
    this.owner = owner;
    this.meter = meter;
  }

  static PostgresConnections open(PostgresSettings settings, Surroundings surroundings) {
    PostgresOwner owner = new PostgresOwner(settings, properties(settings), surroundings.time());
    owner.take();
    try {
      return new PostgresConnections(pool(settings, surroundings), owner, new Meter(surroundings))
          .checked(settings);
    } catch (PoolInitializationException e) {
      owner.close();
      throw new StorageException("the database cannot be reached: " + e.getMessage(), e);
    }
  }

  private static HikariDataSource pool(PostgresSettings settings, Surroundings surroundings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(settings.url());
    config.setDataSourceProperties(properties(settings));
    config.setMinimumIdle(settings.minConnections());
    config.setMaximumPoolSize(settings.maxConnections());
    config.setThreadFactory(surroundings.threads());
    return new HikariDataSource(config);
  }

  private static Properties properties(PostgresSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "ranvier");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("prepareThreshold", "2");
    properties.putAll(settings.properties());
    return properties;
  }

  private PostgresConnections checked(PostgresSettings settings) {
    try {
      reading(session -> PostgresLocale.check(session.connection(), settings.allowUnsafeLocale()));
      return this;
    } catch (StorageException e) {
      close();
      throw e;
    }
  }

  @Override
  public <T> T reading(SessionWork<T> work) {
    Session session = scope.current();
    return session == null ? onFreeConnection(work) : scope.with(session, work);
  }

  private <T> T onFreeConnection(SessionWork<T> work) {
    Meter.Measurement measurement = meter.read();
    try (Connection connection = connection()) {
      measurement.begin();
      return scope.with(new Session(connection, 0, false), work);
    } catch (SQLException e) {
      throw scope.failure(e);
    } finally {
      measurement.end();
    }
  }

  @Override
  public void inTransaction(SessionWork<?> work) {
    if (scope.isInTransaction()) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    Meter.Measurement measurement = meter.transaction();
    turn.lock();
    try {
      measurement.begin();
      transact(owner.connection(), work);
    } catch (SQLException e) {
      throw scope.failure(e);
    } finally {
      turn.unlock();
      measurement.end();
    }
  }

  private void transact(Connection connection, SessionWork<?> work) throws SQLException {
    int process = connection.unwrap(PGConnection.class).getBackendPID();
    try {
      scope.with(
          new Session(connection, 0, true), session -> SessionTransaction.run(session, work));
    } catch (StorageException e) {
      doubtful = e.kind() == Kind.UNCERTAIN ? process : 0;
      throw e;
    }
  }

  /**
   * The database may still be at work on a commit although the connection is lost, and its process
   * may hold what the transaction has locked: it is ended, and waited for.
   */
  @Override
  public void settle() {
    if (doubtful != 0 && reading(this::isAtWork)) {
      throw new StorageException(
          Kind.UNREACHABLE, "the process of a lost connection is still at work");
    }
    doubtful = 0;
  }

  private boolean isAtWork(Session session) throws SQLException {
    try (PreparedStatement end = session.connection().prepareStatement(END_PROCESS)) {
      end.setInt(1, doubtful);
      return end.executeQuery().next();
    }
  }

  private Connection connection() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      Kind kind = pool.isClosed() ? Kind.CLOSED : Kind.UNREACHABLE;
      throw new StorageException(kind, "the database cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public String place() {
    return "the database";
  }

  @Override
  public SessionScope scope() {
    return scope;
  }

  @Override
  public SqlDialect dialect() {
    return dialect;
  }

  @Override
  public void begun() {
    inTransaction(
        session -> {
          owner.beginEpoch(session.connection());
          return true;
        });
  }

  @Override
  public void close() {
    turn.lock();
    try (owner) {
      pool.close();
    } finally {
      turn.unlock();
    }
  }
}
