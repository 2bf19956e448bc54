package chat.ranvier.bench;

import chat.ranvier.domain.acl.ServerAcl;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Access control lists of servers as large as an event can be. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ServerAclBenchmark {
  /** What the list consists of. */
  public enum Patterns {
    /** Names and names with all that is below them, as lists are in life. */
    NAMES {
      @Override
      List<String> make() {
        return IntStream.range(0, 2_500)
            .mapToObj(i -> (i % 2 == 0 ? "*." : "") + "evil" + i + ".example.org")
            .toList();
      }
    },
    /** Wildcards without end, as somebody thinks them up who means harm. */
    WORST {
      @Override
      List<String> make() {
        return IntStream.range(0, 250).mapToObj(i -> "*a".repeat(126) + i + "b").toList();
      }
    };

    abstract List<String> make();
  }

  @Param Patterns patterns = Patterns.NAMES;

  private final ServerName server = new ServerName("a".repeat(240) + ".example:8448");
  private JsonObject content = JsonObject.empty();
  private ServerAcl acl = ServerAcl.of(content);

  /** Compiles the list. */
  @Setup
  public void compileList() {
    content =
        JsonObject.of("allow", JsonArray.ofStrings(List.of("*")))
            .with("deny", JsonArray.ofStrings(patterns.make()));
    acl = ServerAcl.of(content);
  }

  /** Whether a server with a long name may take part. */
  @Benchmark
  public boolean match() {
    return acl.allows(server);
  }

  /** A list compiled. */
  @Benchmark
  public ServerAcl compile() {
    return ServerAcl.of(content);
  }
}
