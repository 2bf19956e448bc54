package chat.ranvier.bench;

import chat.ranvier.domain.resolution.StateResolver;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.StateTrie;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A fork of ten events in rooms of several sizes, resolved. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StateResolutionBenchmark {
  @Param({"11", "12"})
  String version = "12";

  @Param({"1000", "10000", "30000", "100000"})
  int members = 1_000;

  private ForkedRoom room = new ForkedRoom(RoomVersion.V12, 10);
  private StateResolver warm = room.warm();

  /** Makes the room. */
  @Setup
  public void fork() {
    room = new ForkedRoom(RoomVersion.find(version).orElseThrow(), members);
    warm = room.warm();
  }

  /** With events parsed, nodes decoded and the chains in memory. */
  @Benchmark
  public StateTrie.Changed warm() {
    return room.resolve(warm);
  }

  /** With events, nodes and chains as storage hands them out. */
  @Benchmark
  public StateTrie.Changed cold() {
    return room.resolve(room.cold());
  }
}
