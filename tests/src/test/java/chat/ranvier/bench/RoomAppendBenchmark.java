package chat.ranvier.bench;

import chat.ranvier.application.room.port.Written;
import chat.ranvier.domain.event.EventDraft;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Messages of 1 KiB that are added to one room, each durable before its sender goes on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RoomAppendBenchmark {
  @Param Database database = Database.MEMORY;

  private final EventDraft message = SampleEvent.draft();
  private @Nullable MeasuredRoom room;

  /** Begins with an empty database, so that none grows without end. */
  @Setup(Level.Iteration)
  public void open() {
    room = new MeasuredRoom(database);
  }

  /** Throws the database away. */
  @TearDown(Level.Iteration)
  public void close() {
    Objects.requireNonNull(room).close();
  }

  /** One sender. */
  @Benchmark
  public Written alone() {
    return append();
  }

  /** So many senders that commits are shared. */
  @Benchmark
  @Threads(32)
  public Written together() {
    return append();
  }

  private Written append() {
    return Objects.requireNonNull(room).append(message);
  }
}
