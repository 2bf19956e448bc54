package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/**
 * SQLite: one thread that writes, a few that read, a connection for each.
 *
 * <p>The log is written ahead (WAL), so that readers and the writer do not wait for each other, and
 * synced at each commit. It is moved into the database every 16 MiB.
 */
final class SqliteConnections implements Connections {
  private static final int READERS = 3;
  private static final int STATEMENTS = 256;
  private static final int WRITER_CACHE_KIB = 16 * 1024;
  private static final int READER_CACHE_KIB = 4 * 1024;
  private static final int PAGES_PER_CHECKPOINT = 4096;
  private static final int LOG_BYTES_KEPT = 64 * 1024 * 1024;
  private static final int PATIENCE_MILLIS = 10_000;

  private final Path file;
  private final SessionScope scope;
  private final SqliteDialect dialect = new SqliteDialect();
  private final FileOwnership ownership;
  private final SessionThreads writer;
  private final SessionThreads readers;
  private final SqliteTransactions transactions;
  private final Meter meter;

  private SqliteConnections(
      Path file, FileOwnership ownership, List<Session> sessions, Surroundings surroundings) {
    ThreadFactory threads = surroundings.threads();
    this.file = file;
    this.scope = new SessionScope(new SqliteFailures(file));
    this.transactions = new SqliteTransactions(() -> writer(existing(), file));
    this.meter = new Meter(surroundings);
    List<Session> reading = sessions.subList(1, sessions.size());
    this.ownership = ownership;
    this.writer = new SessionThreads("sqlite-writer", threads, scope, List.of(sessions.getFirst()));
    this.readers = new SessionThreads("sqlite-reader", threads, scope, reading);
  }

  static SqliteConnections open(SqliteSettings settings, Surroundings surroundings) {
    Path file = settings.file().toAbsolutePath();
    if (!FileOwnership.wasTaken(file)) {
      refuseForeign(file);
    }
    makeParent(file);
    FileOwnership ownership = FileOwnership.take(file);
    List<Session> opened = new ArrayList<>();
    try {
      refuseForeign(file);
      restrict(file);
      opened.add(new Session(writer(config(), file), STATEMENTS, true));
      for (int i = 0; i < READERS; i++) {
        opened.add(new Session(reader(file), STATEMENTS, false));
      }
      return new SqliteConnections(file, ownership, opened, surroundings);
    } catch (SQLException e) {
      opened.forEach(session -> session.closeAfter(e));
      ownership.close();
      throw new StorageException(
          "the database " + file + " cannot be opened: " + e.getMessage(), e);
    } catch (StorageException e) {
      ownership.close();
      throw e;
    }
  }

  /**
   * Refuses a file that is not ours, read in a way that leaves no trace: what a log beside it holds
   * is not seen, and is looked at when the log is read.
   */
  private static void refuseForeign(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (Connection untouching =
        config.createConnection("jdbc:sqlite:" + file.toUri() + "?immutable=1")) {
      DatabaseOrigin.check(untouching, new SqliteDialect(), "the database " + file);
    } catch (SQLException e) {
      throw new StorageException("the database " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void restrict(Path file) {
    try {
      OwnerOnly.makeFile(file);
      OwnerOnly.restrict(file.resolveSibling(file.getFileName() + "-wal"));
      OwnerOnly.restrict(file.resolveSibling(file.getFileName() + "-shm"));
    } catch (IOException e) {
      throw new StorageException("the database " + file + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static void makeParent(Path file) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        OwnerOnly.makeFolder(parent);
      }
    } catch (IOException e) {
      throw new StorageException("no folder can be made for the database " + file, e);
    }
  }

  private static SQLiteConfig config() {
    return config(WRITER_CACHE_KIB);
  }

  /** Does not make the file anew, should it have gone. */
  private static SQLiteConfig existing() {
    SQLiteConfig config = config();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return config;
  }

  private static Connection writer(SQLiteConfig config, Path file) throws SQLException {
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(LOG_BYTES_KEPT);
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(PAGES_PER_CHECKPOINT));
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    leaveTransactionsToUs(connection);
    return connection;
  }

  /** The driver begins none from now on, and the one that it begins with this is over. */
  private static void leaveTransactionsToUs(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  private static Connection reader(Path file) throws SQLException {
    SQLiteConfig config = config(READER_CACHE_KIB);
    config.setReadOnly(true);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static SQLiteConfig config(int cacheKib) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setCacheSize(-cacheKib);
    config.setTempStore(TempStore.MEMORY);
    return config;
  }

  @Override
  public <T> T reading(SessionWork<T> work) {
    Session session = scope.current();
    return session == null ? measured(meter.read(), readers, work) : scope.with(session, work);
  }

  @Override
  public void inTransaction(SessionWork<?> work) {
    if (scope.isInTransaction()) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    measured(meter.transaction(), writer, session -> transactions.run(session, work));
  }

  private static <T> T measured(
      Meter.Measurement measurement, SessionThreads threads, SessionWork<T> work) {
    try {
      return threads.call(
          session -> {
            measurement.begin();
            return work.on(session);
          });
    } finally {
      measurement.end();
    }
  }

  @Override
  public String place() {
    return "the database " + file;
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
  public void close() {
    try (ownership;
        writer) {
      readers.close();
    }
  }
}
