package chat.ranvier.bench;

import chat.ranvier.domain.json.CanonicalJson;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An event of 1 KiB, from bytes and to bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CanonicalJsonBenchmark {
  private final JsonObject event = SampleEvent.seal(SampleEvent.draft()).json();
  private final byte[] bytes = CanonicalJson.encode(event);

  /** Bytes that a client or another server sent become an object. */
  @Benchmark
  public JsonObject parse() {
    return JsonReader.readObject(bytes);
  }

  /** An object becomes its canonical bytes. */
  @Benchmark
  public byte[] write() {
    return CanonicalJson.encode(event);
  }
}
