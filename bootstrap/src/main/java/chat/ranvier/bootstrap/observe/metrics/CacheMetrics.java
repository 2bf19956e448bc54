package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.environment.CacheStatistics;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Caches: how often they were asked, how often they knew, what they hold and what they let go. */
final class CacheMetrics {
  private static final String PREFIX = "synapse_util_caches_cache";

  private CacheMetrics() {}

  static void register(PrometheusRegistry registry, Supplier<List<CacheStatistics>> caches) {
    gauge(registry, "", "Look-ups", caches, CacheStatistics::lookUps);
    gauge(registry, "_hits", "Look-ups that found something", caches, CacheStatistics::hits);
    gauge(registry, "_size", "Entries", caches, CacheStatistics::entries);
    GaugeWithCallback.builder()
        .name(PREFIX + "_evicted_size")
        .help("Entries that were let go")
        .labelNames("name", "reason")
        .callback(
            gauge ->
                caches
                    .get()
                    .forEach(each -> gauge.call((double) each.evictions(), each.name(), "size")))
        .register(registry);
  }

  private static void gauge(
      PrometheusRegistry registry,
      String suffix,
      String help,
      Supplier<List<CacheStatistics>> caches,
      ToDoubleFunction<CacheStatistics> number) {
    GaugeWithCallback.builder()
        .name(PREFIX + suffix)
        .help(help)
        .labelNames("name")
        .callback(
            gauge ->
                caches.get().forEach(each -> gauge.call(number.applyAsDouble(each), each.name())))
        .register(registry);
  }
}
