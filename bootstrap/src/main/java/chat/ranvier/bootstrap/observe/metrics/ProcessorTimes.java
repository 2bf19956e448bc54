package chat.ranvier.bootstrap.observe.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor time of the process, its own and the kernel's for it, from where Linux keeps them;
 * on other systems the series stay away.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessorTimes {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessorTimes.class);
  private static final Path STATISTICS = Path.of("/proc/self/stat");
  private static final double TICKS_PER_SECOND = 100;

  /** The fields are counted from the one after the name: the state. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  ProcessorTimes(PrometheusRegistry registry) {
    if (Files.isReadable(STATISTICS)) {
      register(registry, "process_cpu_user_seconds", "Seconds on processors", USER);
      register(
          registry,
          "process_cpu_system_seconds",
          "Seconds on processors within the kernel",
          SYSTEM);
    }
  }

  private static void register(PrometheusRegistry registry, String name, String help, int field) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> tell(counter, field))
        .register(registry);
  }

  private static void tell(CounterWithCallback.Callback counter, int field) {
    try {
      counter.call(ticks(Files.readString(STATISTICS, StandardCharsets.UTF_8), field));
    } catch (IOException e) {
      LOG.debug("Cannot read {}", STATISTICS, e);
    }
  }

  /** Seconds in a field; the name before the fields may itself have blanks and parentheses. */
  private static double ticks(String statistics, int field) {
    String afterName = statistics.substring(statistics.lastIndexOf(')') + 2);
    return Long.parseLong(afterName.split(" ", -1)[field]) / TICKS_PER_SECOND;
  }
}
