package chat.ranvier.bench;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.DeviceId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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

/** What one poll costs, without HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SyncBenchmark {
  @Param Database database = Database.MEMORY;

  private @Nullable MeasuredRoom room;
  private @Nullable Sync sync;
  private Sync.Command newEvent = since(0);
  private Sync.Command nothing = since(0);

  /** A user who has been told of everything, and then one new event. */
  @Setup
  public void open() {
    MeasuredRoom opened = new MeasuredRoom(database);
    room = opened;
    sync = opened.sync();
    sync.handle(since(opened.position()));
    newEvent = since(opened.position());
    opened.append(SampleEvent.draft());
    nothing = since(opened.position());
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

  /** What a client asks that was told everything up to the position, and does not wait. */
  static Sync.Command since(long position) {
    Requester requester =
        new Requester(
            SampleEvent.SENDER,
            Optional.of(new DeviceId("BENCH")),
            TokenHash.of("token"),
            Standing.ORDINARY);
    return new Sync.Command(
        new SyncRequest(
            requester, Optional.of(new SyncPosition(position)), SyncFilter.ALL, false, false),
        Duration.ZERO);
  }
}
