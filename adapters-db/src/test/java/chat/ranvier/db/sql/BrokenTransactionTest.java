package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.sql.commit.SqlCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions that real databases end by themselves. */
final class BrokenTransactionTest {
  private static void fill(Sql sql) {
    for (int i = 0; i < 1_000; i++) {
      sql.update(
          "INSERT INTO filters (user_id, filter_id, definition) VALUES (?, ?, ?)",
          "@alice:test.example",
          "filter" + i,
          "x".repeat(10_000));
    }
  }

  /** Changes what the system allows a process, as an option of {@code prlimit} says it. */
  private static void limit(long process, String option) {
    try {
      Process limiting =
          new ProcessBuilder("prlimit", "--pid", Long.toString(process), option)
              .inheritIO()
              .start();
      assertThat(limiting.waitFor()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Nested
  final class OnFullSqlite implements BrokenTransactionContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      Sql sql = STORE.direct();
      long pages = sql.find("PRAGMA page_count", row -> row.number("page_count")).orElseThrow();
      sql.find("PRAGMA max_page_count = " + (pages + 10), row -> row.number("max_page_count"));
      fill(sql);
    }

    @Override
    public Kind kind() {
      return Kind.UNWRITABLE;
    }

    @Test
    void whatIsFullAndHowMuchIsFreeIsTold() {
      assertThatThrownBy(() -> STORE.transactions().inTransaction(this::end))
          .hasMessageContaining("homeserver.db is full")
          .hasMessageContaining("MiB are free on its disk");
    }
  }

  @Nested
  final class OnSqliteWithoutMemory implements BrokenTransactionContract {
    /** Enough for everything else in this process. */
    private static final long LEFT_KIB = 300L << 10;

    private static final int WANTED = 900_000_000;

    @RegisterExtension static final TestDatabase STORE = TestDatabase.sqlite();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      limitMemory(((usedKib() + LEFT_KIB) << 10) + ":unlimited");
      try {
        STORE
            .direct()
            .find(
                "SELECT length(printf('%.*c', " + WANTED + ", 'x')) AS length",
                row -> row.number("length"));
      } finally {
        limitMemory("unlimited:unlimited");
      }
    }

    private static long usedKib() {
      try {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmSize:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** How many bytes of address space the system gives this process. */
    private static void limitMemory(String bytes) {
      limit(ProcessHandle.current().pid(), "--as=" + bytes);
    }

    @Override
    public Kind kind() {
      return Kind.UNWRITABLE;
    }

    @Test
    void itIsToldThatMemoryIsMissing() {
      assertThatThrownBy(() -> STORE.transactions().inTransaction(this::end))
          .hasMessageContaining("no memory is left for the database");
    }
  }

  @Nested
  final class OnPostgresWhoseProcessIsKilled implements BrokenTransactionContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      STORE
          .direct()
          .list(
              "SELECT CAST(pg_terminate_backend(pg_backend_pid()) AS TEXT) AS ended",
              row -> row.text("ended"));
    }

    @Override
    public Kind kind() {
      return Kind.FAILED;
    }
  }

  @Nested
  final class OnPostgresThatTakesTooLong implements BrokenTransactionContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      STORE.direct().update("SET LOCAL statement_timeout = 20");
      STORE.direct().list("SELECT CAST(pg_sleep(10) AS TEXT) AS slept", row -> row.text("slept"));
    }

    @Override
    public Kind kind() {
      return Kind.TIMED_OUT;
    }
  }

  @Nested
  final class OnFullPostgres implements BrokenTransactionContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      STORE.direct().update("COPY (SELECT repeat('x', 100000)) TO '/dev/full'");
    }

    @Override
    public Kind kind() {
      return Kind.UNWRITABLE;
    }

    @Test
    void itIsToldThatNoSpaceIsLeft() {
      assertThatThrownBy(() -> STORE.transactions().inTransaction(this::end))
          .hasMessageContaining("No space left on device");
    }
  }

  @Nested
  final class OnPostgresWhoseFilesMayGrowNoFurther implements BrokenTransactionContract {
    /** More than a file of its log, which is as large from the beginning. */
    private static final long MOST = 24L << 20;

    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      long process =
          STORE
              .direct()
              .find("SELECT pg_backend_pid() AS pid", row -> row.number("pid"))
              .orElseThrow();
      limit(process, "--fsize=" + MOST);
      STORE
          .direct()
          .update(
              """
              INSERT INTO filters (user_id, filter_id, definition)
              SELECT '@alice:test.example', CAST(i AS TEXT), repeat(md5(CAST(i AS TEXT)), 30)
              FROM generate_series(1, 30000) AS i
              """);
    }

    @Override
    public Kind kind() {
      return Kind.UNWRITABLE;
    }
  }

  @Nested
  final class OnReadOnlyPostgres implements BrokenTransactionContract {
    @RegisterExtension static final TestDatabase STORE = TestDatabase.postgres();

    @Override
    public TestDatabase store() {
      return STORE;
    }

    @Override
    public void end() {
      STORE.direct().update("SET LOCAL transaction_read_only = on");
      new SqlCounters(STORE.direct()).reserve("read-only", 1);
    }

    @Override
    public Kind kind() {
      return Kind.UNWRITABLE;
    }

    @Test
    void itGoesOnOnceTheDatabaseTakesSomethingAgain() throws SQLException {
      String name =
          STORE
              .direct()
              .find("SELECT current_database() AS name", row -> row.text("name"))
              .orElseThrow();
      administer("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
      assertThat(outcomes("refused")).endsWith("UNWRITABLE");
      assertThat(new SqlCounters(STORE.direct()).reserved("refused")).isZero();
      administer("ALTER DATABASE " + name + " RESET default_transaction_read_only");
      assertThat(outcomes("taken")).endsWith("stored");
      assertThat(new SqlCounters(STORE.direct()).reserved("taken")).isEqualTo(1);
    }

    /** What comes of several attempts: the first may find a connection that was ended. */
    private List<String> outcomes(String counter) {
      List<String> outcomes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        try {
          reserve(counter);
          outcomes.add("stored");
        } catch (StorageException e) {
          outcomes.add(e.kind().name());
        }
      }
      return outcomes;
    }

    private void reserve(String counter) {
      STORE.transactions().inTransaction(() -> new SqlCounters(STORE.direct()).reserve(counter, 1));
    }

    /** Changes a setting and ends the connection that writes, so that a new one has it. */
    private static void administer(String text) throws SQLException {
      PostgresSettings settings = (PostgresSettings) STORE.settings();
      try (Connection connection = DriverManager.getConnection(settings.url());
          Statement statement = connection.createStatement()) {
        statement.execute("SET default_transaction_read_only = off");
        statement.execute(text);
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database()"
                + " AND application_name LIKE 'ranvier, process %'");
      }
    }
  }
}
