package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestSettings;
import chat.ranvier.db.sql.commit.SqlCounters;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One process writes to a PostgreSQL database, and one that has lost the right to cannot. */
final class PostgresOwnershipTest {
  private static final String OWNERS =
      "FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name LIKE 'ranvier, process %'";

  private final TestSettings.OnServer place = new TestSettings.OnServer();

  private SqlDatabase open(Duration timeout) {
    PostgresSettings settings = place.settings();
    return SqlDatabase.open(
        new PostgresSettings(settings.url(), settings.properties(), 1, 2, false, timeout),
        TestDatabase.SERVER,
        TestDatabase.SURROUNDINGS,
        (number, of, name) -> {});
  }

  private static void reserve(SqlDatabase database, long upTo) {
    database.inTransaction(() -> new SqlCounters(database.direct()).reserve("test", upTo));
  }

  private static long reserved(SqlDatabase database) {
    return new SqlCounters(database.direct()).reserved("test");
  }

  private long count(String question) throws SQLException {
    try (Connection connection = DriverManager.getConnection(place.settings().url());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  private void endConnectionOfOwner() throws SQLException {
    assertThat(count("SELECT count(pg_terminate_backend(pid)) " + OWNERS)).isEqualTo(1);
    Awaitility.await().until(() -> count("SELECT count(*) " + OWNERS) == 0);
  }

  @AfterEach
  void removeDatabase() {
    place.remove();
  }

  @Test
  void aSecondServerIsToldWhoWrites() {
    SqlDatabase first = open(Duration.ZERO);
    assertThatThrownBy(() -> open(Duration.ZERO))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another server uses the database")
        .hasMessageContaining("process " + ProcessHandle.current().pid())
        .hasMessageContaining("connected from 127.0.0.1 since");
    reserve(first, 7);
    first.close();
  }

  @Test
  void aSecondServerThatWaitsGetsItsTurn() throws Exception {
    SqlDatabase first = open(Duration.ZERO);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<SqlDatabase> second = threads.submit(() -> open(Duration.ofMinutes(1)));
      Awaitility.await().until(() -> count("SELECT count(*) " + OWNERS) == 2);
      reserve(first, 7);
      assertThat(second.isDone()).isFalse();
      first.close();
      try (SqlDatabase database = second.get()) {
        assertThat(reserved(database)).isEqualTo(7);
        reserve(database, 8);
      }
    }
  }

  @Test
  void aServerThatHasClosedIsFollowedAtOnce() {
    for (int i = 0; i < 20; i++) {
      SqlDatabase database = open(Duration.ZERO);
      reserve(database, i);
      database.close();
    }
  }

  @Test
  void waitingEnds() {
    SqlDatabase first = open(Duration.ZERO);
    assertThatThrownBy(() -> open(Duration.ofMillis(300)))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another server uses");
    first.close();
  }

  @Test
  void aServerWhoseConnectionHasEndedGoesOnWhereNobodyHasWrittenSince() throws SQLException {
    try (SqlDatabase first = open(Duration.ZERO)) {
      reserve(first, 7);
      endConnectionOfOwner();
      assertThatThrownBy(() -> reserve(first, 8)).isInstanceOf(StorageException.class);
      reserve(first, 9);
      assertThat(reserved(first)).isEqualTo(9);
    }
  }

  @Test
  void aServerThatAnotherHasFollowedCannotWrite() throws SQLException {
    try (SqlDatabase stale = open(Duration.ZERO)) {
      endConnectionOfOwner();
      try (SqlDatabase next = open(Duration.ZERO)) {
        reserve(next, 7);
        for (int i = 0; i < 3; i++) {
          assertThatThrownBy(() -> reserve(stale, 100)).isInstanceOf(StorageException.class);
        }
        assertThatThrownBy(() -> reserve(stale, 100))
            .isInstanceOfSatisfying(
                StorageException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TAKEN_OVER))
            .hasMessageContaining("another server has taken over the database");
        assertThat(reserved(next)).isEqualTo(7);
      }
      assertThatThrownBy(() -> reserve(stale, 100))
          .as("though the other has ended since")
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("it has written to it since");
    }
  }
}
