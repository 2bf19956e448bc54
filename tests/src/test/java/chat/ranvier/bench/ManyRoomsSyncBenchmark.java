package chat.ranvier.bench;

import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What one poll costs by the number of rooms that its user is in, without HTTP, in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ManyRoomsSyncBenchmark {
  @Param({"500", "1000", "5000"})
  int rooms;

  private @Nullable MeasuredRoom room;
  private @Nullable Sync sync;
  private Sync.Command newEvent = SyncBenchmark.since(0);
  private Sync.Command nothing = SyncBenchmark.since(0);

  /** A user who has been told of everything, and then one new event in one of many rooms. */
  @Setup
  public void open() {
    MeasuredRoom opened = new MeasuredRoom(Database.MEMORY);
    opened.createOthers(rooms - 1);
    room = opened;
    sync = opened.sync();
    sync.handle(SyncBenchmark.since(opened.position()));
    newEvent = SyncBenchmark.since(opened.position());
    opened.append(SampleEvent.draft());
    nothing = SyncBenchmark.since(opened.position());
    if (newEvent().joined().size() != 1 || !nothingNew().isEmpty()) {
      throw new IllegalStateException("the polls are not answered as they should be");
    }
  }

  /** Throws the database away. */
  @TearDown
  public void close() {
    Objects.requireNonNull(room).close();
  }

  /** The answer that tells of the event. */
  @Benchmark
  public SyncAnswer newEvent() {
    return Objects.requireNonNull(sync).handle(newEvent);
  }

  /** The answer where nothing is new. */
  @Benchmark
  public SyncAnswer nothingNew() {
    return Objects.requireNonNull(sync).handle(nothing);
  }

  /** The user comes to one more room or leaves it, and a poll is answered that tells so. */
  @Benchmark
  public SyncAnswer moved() {
    MeasuredRoom moving = Objects.requireNonNull(room);
    Sync.Command before = SyncBenchmark.since(moving.position());
    moving.moveInLastRoom();
    return Objects.requireNonNull(sync).handle(before);
  }
}
