package chat.ranvier.commit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.db.TestSettings;
import chat.ranvier.db.sql.DatabaseSettings;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.SqliteSettings;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one write of a group can do to the others: next to nothing. */
final class GroupCommitTest {
  private static final UserId ALICE = new UserId("@alice:test.example");
  private static final int MANY = 500;

  private static SqlDatabase open(Path folder) {
    return open(new SqliteSettings(folder.resolve("homeserver.db")));
  }

  private static SqlDatabase open(DatabaseSettings settings) {
    return SqlDatabase.open(
        settings,
        new ServerName("test.example"),
        new Surroundings(Thread::new, new ManualTime(), StorageObserver.NONE),
        (number, of, name) -> {});
  }

  private static TestRoom room(long number) {
    TestRoom room = new TestRoom(number);
    room.state(ALICE, StateSlot.of("m.room.create"), JsonObject.empty());
    return room;
  }

  private static Optional<ClientTransaction> transaction(String id) {
    return Optional.of(new ClientTransaction(ALICE, new DeviceId("PHONE"), "send", id));
  }

  @Test
  void oldTransactionsSentAgainAreGivenBackAndAllOthersShareOneCommit(@TempDir Path folder) {
    try (SqlDatabase database = open(folder)) {
      HeldCommits commits = new HeldCommits(database);
      TestRoom old = room(1);
      for (int i = 0; i < 3; i++) {
        old.message(ALICE, "hello", transaction("old-" + i));
      }
      commits.append("the old", old.append(0));
      commits.release();
      for (int i = 0; i < 3; i++) {
        TestRoom room = room(2 + i);
        room.message(ALICE, "hello", transaction("old-" + i));
        commits.append("again " + i, room.append(0));
      }
      for (int i = 0; i < MANY; i++) {
        commits.append("new " + i, room(10 + i).append(0));
      }
      commits.release();
      assertThat(commits.groups()).containsExactly(MANY);
      assertThat(commits.attempts()).isEqualTo(2);
      assertThat(commits.results())
          .containsEntry("again 0", "StoredAlreadyException")
          .containsEntry("again 2", "StoredAlreadyException");
      assertThat(commits.results().values()).filteredOn("stored"::equals).hasSize(MANY);
    }
  }

  @Test
  void aWriteThatFailsIsFoundInFewSteps(@TempDir Path folder) {
    try (SqlDatabase database = open(folder)) {
      HeldCommits commits = new HeldCommits(database);
      for (int i = 0; i < MANY; i++) {
        int number = i;
        commits.write(
            "write " + i,
            () -> {
              if (number == 123) {
                throw new ArithmeticException();
              }
            });
      }
      commits.release();
      assertThat(commits.results()).containsEntry("write 123", "ArithmeticException");
      assertThat(commits.results().values()).filteredOn("stored"::equals).hasSize(MANY - 1);
      assertThat(commits.attempts()).isLessThan(20);
    }
  }

  @Test
  void aStatementThatTakesTooLongFailsItsOwnWriteAlone() {
    TestSettings place = new TestSettings.OnServer();
    try (SqlDatabase database = open(place.settings())) {
      HeldCommits commits = new HeldCommits(database);
      for (int i = 0; i < 20; i++) {
        int number = i;
        commits.write("write " + i, () -> reserve(database, number, number == 7));
      }
      commits.release();
      assertThat(commits.results()).containsEntry("write 7", "StorageException");
      assertThat(commits.results().values()).filteredOn("stored"::equals).hasSize(19);
      SqlCounters counters = new SqlCounters(database.direct());
      assertThat(counters.reserved("counter 7")).isZero();
      assertThat(counters.reserved("counter 6")).isEqualTo(1);
      assertThat(counters.reserved("counter 19")).isEqualTo(1);
    }
    place.remove();
  }

  @Test
  void whereEverythingTakesTooLongFewAreTried() {
    TestSettings place = new TestSettings.OnServer();
    try (SqlDatabase database = open(place.settings())) {
      HeldCommits commits = new HeldCommits(database);
      for (int i = 0; i < MANY; i++) {
        int number = i;
        commits.write("write " + i, () -> reserve(database, number, true));
      }
      commits.release();
      assertThat(commits.results().values()).hasSize(MANY).containsOnly("StorageException");
      assertThat(commits.attempts()).isLessThan(13);
    }
    place.remove();
  }

  /** Reserves a number, and then waits for longer than may be. */
  private static void reserve(SqlDatabase database, int number, boolean isSlow) {
    new SqlCounters(database.direct()).reserve("counter " + number, 1);
    if (isSlow) {
      database.direct().update("SET LOCAL statement_timeout = 20");
      database
          .direct()
          .list("SELECT CAST(pg_sleep(10) AS TEXT) AS slept", row -> row.text("slept"));
    }
  }
}
