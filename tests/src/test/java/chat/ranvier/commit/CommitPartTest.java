package chat.ranvier.commit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.CommitPart;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.SqliteSettings;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stored in the commit of an event: all of it or nothing. */
final class CommitPartTest {
  private static final UserId ALICE = new UserId("@alice:test.example");
  private static final String COUNTER = "events_of_rooms";

  private static SqlDatabase open(Path folder) {
    return SqlDatabase.open(
        new SqliteSettings(folder.resolve("homeserver.db")),
        new ServerName("test.example"),
        new Surroundings(Thread::new, new ManualTime(), StorageObserver.NONE),
        (number, of, name) -> {});
  }

  private static PositionedAppend room(long number) {
    TestRoom room = new TestRoom(number);
    room.state(ALICE, StateSlot.of("m.room.create"), JsonObject.empty());
    return room.append(0);
  }

  /** Counts up to the highest number of a room, and notes what is asked of it. */
  private record Highest(SqlCounters counters, List<String> log) implements CommitPart {
    @Override
    public void append(List<PositionedAppend> appends) {
      log.add("highest of " + appends.size());
      appends.forEach(each -> counters.reserve(COUNTER, each.append().room().number()));
    }

    @Override
    public void undo() {
      log.add("highest undone");
    }
  }

  /** Does not like a room. */
  private record Picky(long disliked, List<String> log) implements CommitPart {
    @Override
    public void append(List<PositionedAppend> appends) {
      log.add("picky of " + appends.size());
      if (appends.stream().anyMatch(each -> each.append().room().number() == disliked)) {
        throw new ArithmeticException();
      }
    }

    @Override
    public void undo() {
      log.add("picky undone");
    }
  }

  @Test
  void partsAreStoredWithTheEventsInTheirOrder(@TempDir Path folder) {
    try (SqlDatabase database = open(folder)) {
      List<String> log = new ArrayList<>();
      SqlCounters counters = new SqlCounters(database.direct());
      HeldCommits commits =
          new HeldCommits(database, new Highest(counters, log), new Picky(0, log));
      commits.append("one", room(1));
      commits.append("two", room(2));
      commits.release();
      assertThat(log).containsExactly("highest of 2", "picky of 2");
      assertThat(counters.reserved(COUNTER)).isEqualTo(2);
    }
  }

  @Test
  void anEventThatAPartCannotStoreIsNotStoredAndHarmsNoOther(@TempDir Path folder) {
    try (SqlDatabase database = open(folder)) {
      List<String> log = new ArrayList<>();
      SqlCounters counters = new SqlCounters(database.direct());
      HeldCommits commits =
          new HeldCommits(database, new Highest(counters, log), new Picky(2, log));
      PositionedAppend one = room(1);
      PositionedAppend two = room(2);
      commits.append("one", one);
      commits.append("two", two);
      commits.release();
      assertThat(commits.results())
          .containsEntry("one", "stored")
          .containsEntry("two", "ArithmeticException");
      assertThat(log)
          .containsExactly(
              "highest of 2",
              "picky of 2",
              "highest undone",
              "picky undone",
              "highest of 1",
              "picky of 1",
              "highest of 1",
              "picky of 1",
              "highest undone",
              "picky undone");
      assertThat(counters.reserved(COUNTER)).isEqualTo(1);
      SqlRoomStore rooms = new SqlRoomStore(database.direct());
      assertThat(rooms.find(one.append().room().roomId())).isPresent();
      assertThat(rooms.find(two.append().room().roomId())).isEmpty();
    }
  }
}
