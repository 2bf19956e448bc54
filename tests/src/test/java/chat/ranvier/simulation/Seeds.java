package chat.ranvier.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Many runs: beside one another, alone, or in a process of their own. */
final class Seeds {
  private Seeds() {}

  /**
   * What came of many runs, by seed.
   *
   * @param failures what was wrong, where anything was
   */
  record Outcome(SortedMap<Long, Run.Result> results, SortedMap<Long, AssertionError> failures) {}

  /** Runs seeds beside one another, on all cores. */
  static Outcome together(long first, long count, LongFunction<Run.Result> run) {
    SortedMap<Long, Run.Result> results = new ConcurrentSkipListMap<>();
    SortedMap<Long, AssertionError> failures = new ConcurrentSkipListMap<>();
    LongStream.range(first, first + count)
        .parallel()
        .forEach(
            seed -> {
              try {
                results.put(seed, run.apply(seed));
              } catch (AssertionError e) {
                failures.put(seed, e);
              }
            });
    return new Outcome(results, failures);
  }

  /**
   * Runs seeds that failed beside others once more, each alone: what fails then, too, is a fault of
   * the server's, and what passes one of the simulation's.
   *
   * @param before how each failed before
   * @return a sentence for each, with both outcomes
   */
  static List<String> alone(
      Collection<Long> seeds, LongFunction<Run.Result> run, Map<Long, AssertionError> before) {
    return seeds.stream()
        .map(
            seed ->
                "%s; alone it %s"
                    .formatted(text(Objects.requireNonNull(before.get(seed))), again(seed, run)))
        .toList();
  }

  private static String again(long seed, LongFunction<Run.Result> run) {
    try {
      return "passes: " + run.apply(seed);
    } catch (AssertionError e) {
      return "fails, too: " + text(e);
    }
  }

  private static String text(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure + (cause == null ? "" : " by " + text(cause));
  }

  /** A line for each run that held. */
  static List<String> described(Outcome outcome) {
    return outcome.results().entrySet().stream().map(Object::toString).toList();
  }

  /** Lets another process run seeds with foreign servers, and write a line for each. */
  static Process inAnotherProcess(long first, long count, Path lines) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Seeds.class.getName(),
            Long.toString(first),
            Long.toString(count))
        .redirectOutput(lines.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Runs seeds with foreign servers: the first one, and how many. */
  public static void main(String[] arguments) {
    SimulationTest.beQuiet();
    long first = Long.parseLong(arguments[0]);
    long count = Long.parseLong(arguments[1]);
    LongStream.range(first, first + count)
        .forEach(seed -> System.out.println(seed + "=" + Run.withForeignServers(seed)));
  }
}
