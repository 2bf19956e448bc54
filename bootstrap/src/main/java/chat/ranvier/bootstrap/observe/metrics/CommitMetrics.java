package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.commit.CommitObserver;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/** Commits: how long they take, and how many writes share one. */
final class CommitMetrics implements CommitObserver {
  private final DistributionDataPoint times;
  private final DistributionDataPoint writes;
  private final DistributionDataPoint events;
  private final StorageTimes storage;

  CommitMetrics(PrometheusRegistry registry, StorageTimes storage) {
    this.storage = storage;
    this.times =
        histogram(
            registry, "seconds", "Seconds until a shared commit was durable", Buckets.SECONDS);
    this.writes = histogram(registry, "writes", "Writes that shared a commit", Buckets.SHARES);
    this.events = histogram(registry, "events", "Events that shared a commit", Buckets.SHARES);
  }

  private static DistributionDataPoint histogram(
      PrometheusRegistry registry, String name, String help, double[] bounds) {
    return Histogram.builder()
        .name("ranvier_commit_" + name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }

  @Override
  public void committed(int writesInIt, int eventsInIt, long nanos) {
    times.observe(Unit.nanosToSeconds(nanos));
    writes.observe(writesInIt);
    if (eventsInIt > 0) {
      events.observe(eventsInIt);
    }
    storage.committed(nanos);
  }
}
