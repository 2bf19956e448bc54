package chat.ranvier.commit;

import chat.ranvier.application.commit.CommitPart;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.PendingWrite;
import chat.ranvier.application.commit.WriteOrigin;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.room.SqlRoomStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The road to a database, on which nothing moves until the test says so: then all at once. */
final class HeldCommits {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final Commits commits;
  private final Map<String, String> results = new LinkedHashMap<>();
  private final List<Integer> groups = new ArrayList<>();
  private int attempts;

  HeldCommits(SqlDatabase database, CommitPart... parts) {
    Transactions counted =
        new Transactions() {
          @Override
          public void inTransaction(Runnable work) {
            attempts++;
            database.inTransaction(work);
          }

          @Override
          public void settle() {
            database.settle();
          }
        };
    commits =
        new Commits(
            new Commits.Storage(
                counted,
                new SqlCounters(database.direct()),
                new SqlRoomStore(database.direct()),
                parts),
            (name, body) -> threads.add(body),
            new ManualTime(),
            new NoTracing(),
            done -> groups.add(done.writes()));
  }

  /**
   * A write that appends to a room, or does something of its own; its fate is noted by its name.
   */
  private record Write(
      String name, Optional<RoomAppend> append, Runnable own, Map<String, String> results)
      implements PendingWrite {
    @Override
    public int positions() {
      return append.map(each -> each.events().size()).orElse(0);
    }

    @Override
    public void store(long firstPosition) {
      own.run();
    }

    @Override
    public void published(long firstPosition) {
      results.put(name, "stored");
    }

    @Override
    public void failed(RuntimeException cause) {
      results.put(name, cause.getClass().getSimpleName());
    }

    @Override
    public WriteOrigin origin() {
      return WriteOrigin.here(new NoTracing());
    }

    @Override
    public long since() {
      return 0;
    }
  }

  void append(String name, PositionedAppend append) {
    commits.submit(new Write(name, Optional.of(append.append()), () -> {}, results));
  }

  void write(String name, Runnable own) {
    commits.submit(new Write(name, Optional.empty(), own, results));
  }

  /** Lets everything that waits go to the database in one group. */
  void release() {
    attempts = 0;
    groups.clear();
    results.clear();
    for (Runnable body = threads.poll(); body != null; body = threads.poll()) {
      body.run();
    }
  }

  /** What became of each write. */
  Map<String, String> results() {
    return results;
  }

  /** How many writes shared each transaction that was committed. */
  List<Integer> groups() {
    return groups;
  }

  /** How many transactions were begun. */
  int attempts() {
    return attempts;
  }
}
