package chat.ranvier.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks, for a short time each, and prints their results as a table in Markdown. */
public final class BenchmarkMain {
  private static final int FORKS = 1;
  private static final int ITERATIONS = 3;
  private static final TimeValue ITERATION = TimeValue.seconds(1);

  /** How the server itself is run. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private BenchmarkMain() {}

  /**
   * Takes JMH's own options: {@code -h} prints them, {@code -l} the names of the benchmarks.
   * Progress goes to standard error.
   */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    Options options = options(given);
    if (given.shouldHelp()) {
      given.showHelp();
    } else if (given.shouldList()) {
      new Runner(options).list();
    } else {
      print(run(options));
    }
  }

  private static Options options(CommandLineOptions given) {
    return new OptionsBuilder()
        .parent(given)
        .forks(given.getForkCount().orElse(FORKS))
        .warmupIterations(given.getWarmupIterations().orElse(ITERATIONS))
        .warmupTime(given.getWarmupTime().orElse(ITERATION))
        .measurementIterations(given.getMeasurementIterations().orElse(ITERATIONS))
        .measurementTime(given.getMeasurementTime().orElse(ITERATION))
        .shouldFailOnError(true)
        .jvmArgsAppend(given.getJvmArgsAppend().orElse(JAVA_OPTIONS).toArray(String[]::new))
        .build();
  }

  private static Collection<RunResult> run(Options options) throws RunnerException {
    return new Runner(
            options, OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL))
        .run();
  }

  private static void print(Collection<RunResult> results) {
    System.out.println("| Benchmark | On | Mean | Lowest to highest | Unit |");
    System.out.println("|---|---|---:|---:|---|");
    results.forEach(result -> System.out.println(row(result)));
  }

  private static String row(RunResult result) {
    BenchmarkParams benchmark = result.getParams();
    Result<?> score = result.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,.2f | %,.2f to %,.2f | %s |",
        nameOf(benchmark),
        variantOf(benchmark),
        score.getScore(),
        score.getStatistics().getMin(),
        score.getStatistics().getMax(),
        score.getScoreUnit());
  }

  /** The name without the package. */
  private static String nameOf(BenchmarkParams benchmark) {
    String[] parts = benchmark.getBenchmark().split("\\.", -1);
    return parts[parts.length - 2] + "." + parts[parts.length - 1];
  }

  private static String variantOf(BenchmarkParams benchmark) {
    StringBuilder variant = new StringBuilder();
    for (String key : benchmark.getParamsKeys()) {
      variant.append(benchmark.getParam(key)).append(' ').append(key).append(", ");
    }
    return variant.append(benchmark.getThreads()).append(" thread(s)").toString();
  }
}
