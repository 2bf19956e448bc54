package chat.ranvier.db;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.db.sql.DatabaseSettings;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.domain.identifier.ServerName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of its own for each test class, its tables emptied before each test. */
public final class TestDatabase extends TestStore
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  /** Whose database it is. */
  public static final ServerName SERVER = new ServerName("test.example");

  /** Platform threads, and time that stands still. */
  public static final Surroundings SURROUNDINGS =
      new Surroundings(Thread::new, new ManualTime(), StorageObserver.NONE);

  private static final Set<String> KEPT = Set.of("schema_migrations", "schema_version", "server");

  private final TestSettings place;
  private final String tables;
  private @Nullable SqlDatabase database;

  private TestDatabase(String name, TestSettings place, String tables) {
    super(name);
    this.place = place;
    this.tables = tables;
  }

  /** SQLite in a temporary folder. */
  public static TestDatabase sqlite() {
    return new TestDatabase(
        "sqlite",
        new TestSettings.InFolder(),
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
  }

  /** PostgreSQL: one server for all tests, started by the first. */
  public static TestDatabase postgres() {
    return new TestDatabase(
        "postgres",
        new TestSettings.OnServer(),
        "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    open();
  }

  private void open() {
    database = SqlDatabase.open(place.settings(), SERVER, SURROUNDINGS, (number, of, name) -> {});
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    List<String> names = sql().list(tables, row -> row.text("name"));
    transactions()
        .inTransaction(
            () -> names.stream().filter(name -> !KEPT.contains(name)).forEach(this::empty));
  }

  private void empty(String table) {
    String kept = table.equals("counters") ? " WHERE counter <> 'owner_epoch'" : "";
    sql().update("DELETE FROM " + table + kept);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (database != null) {
      database.close();
    }
    place.remove();
  }

  /** Closes the database and opens it again, as a restart does. */
  public void restart() {
    database().close();
    open();
  }

  /** Closes the database and begins with a new one. */
  public void renew() {
    database().close();
    place.remove();
    open();
  }

  /** Where it is. */
  public DatabaseSettings settings() {
    return place.settings();
  }

  /** The open database. */
  public SqlDatabase database() {
    return Objects.requireNonNull(database);
  }

  /** Its statements, through DbClient. */
  public Sql sql() {
    return database().sql();
  }

  /** Its statements, straight on JDBC. */
  public Sql direct() {
    return database().direct();
  }

  @Override
  public Transactions transactions() {
    return database();
  }
}
