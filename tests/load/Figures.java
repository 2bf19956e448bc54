import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What one scenario found out about one server. */
final class Figures {
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** A stretch of work that is being measured. */
  record Stretch(Server server, long start, Usage usage) {
    static Stretch begin(Server server) throws IOException {
      return new Stretch(server, System.nanoTime(), Usage.of(server));
    }

    long nanos() {
      return System.nanoTime() - start;
    }
  }

  Figures put(String name, double value) {
    values.put(name, value);
    return this;
  }

  Map<String, Double> values() {
    return values;
  }

  /** How many a second, and what each cost. */
  Figures rate(Stretch stretch, int operations) throws IOException {
    long nanos = stretch.nanos();
    put("per_s", operations / (nanos / 1e9));
    return cost(stretch, operations);
  }

  /** CPU milliseconds for each operation, and resident memory after them. */
  Figures cost(Stretch stretch, int operations) throws IOException {
    Usage now = Usage.of(stretch.server());
    if (!stretch.server().processes().isEmpty()) {
      put("cpu_ms_per_op", (now.server() - stretch.usage().server()) / operations);
      put("rss_mib", Usage.residentKib(stretch.server()) / 1024.0);
    }
    return put("own_cpu_ms_per_op", (now.own() - stretch.usage().own()) / operations);
  }

  Figures times(long[] nanos) {
    return times("", nanos);
  }

  Figures times(String prefix, long[] nanos) {
    if (nanos.length == 0) {
      return this;
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    put(prefix + "p50_ms", sorted[sorted.length / 2] / 1e6);
    put(prefix + "p99_ms", sorted[sorted.length * 99 / 100] / 1e6);
    return put(prefix + "max_ms", sorted[sorted.length - 1] / 1e6);
  }

  String line(String label, String scenario) {
    StringBuilder line = new StringBuilder(label).append(' ').append(scenario);
    values.forEach((name, value) -> line.append(' ').append(name).append('=').append(text(value)));
    return line.toString();
  }

  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }
}
