package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.commit.CommitObserver;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/** The way of a write: its room's mailbox, the commit that many share, the polls that it wakes. */
final class EngineMetrics implements CommitObserver {
  private final DistributionDataPoint mailboxWaits;
  private final DistributionDataPoint commitWaits;
  private final DistributionDataPoint commits;
  private final DistributionDataPoint writes;
  private final DistributionDataPoint events;
  private final DistributionDataPoint eventBytes;
  private final DistributionDataPoint wakes;

  EngineMetrics(PrometheusRegistry registry) {
    mailboxWaits =
        histogram(
            registry,
            "room_mailbox_wait_seconds",
            "Seconds that commands lay in their room's mailbox",
            Buckets.SHORT_SECONDS);
    commitWaits =
        histogram(
            registry,
            "commit_wait_seconds",
            "Seconds that the first write of a commit waited for its beginning",
            Buckets.SHORT_SECONDS);
    commits =
        histogram(
            registry,
            "commit_seconds",
            "Seconds until a shared commit was durable",
            Buckets.SECONDS);
    writes = histogram(registry, "commit_writes", "Writes that shared a commit", Buckets.SHARES);
    events = histogram(registry, "commit_events", "Events that shared a commit", Buckets.SHARES);
    eventBytes =
        histogram(
            registry,
            "commit_event_bytes",
            "Bytes of canonical JSON of the events that shared a commit",
            Buckets.BYTES);
    wakes =
        histogram(
            registry,
            "sync_wake_seconds",
            "Seconds from a change becoming visible until a poll that waited goes on",
            Buckets.SHORT_SECONDS);
  }

  private static DistributionDataPoint histogram(
      PrometheusRegistry registry, String name, String help, double[] bounds) {
    return Histogram.builder()
        .name("ranvier_" + name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }

  /** A command has waited so long for its room's writer. */
  void taken(long waitedNanos) {
    mailboxWaits.observe(Unit.nanosToSeconds(waitedNanos));
  }

  @Override
  public void committed(Commit done) {
    commitWaits.observe(Unit.nanosToSeconds(done.waitedNanos()));
    commits.observe(Unit.nanosToSeconds(done.nanos()));
    writes.observe(done.writes());
    if (done.events() > 0) {
      events.observe(done.events());
      eventBytes.observe((double) done.eventBytes());
    }
  }

  /** A poll goes on so long after the change that woke it. */
  void woken(long nanos) {
    wakes.observe(Unit.nanosToSeconds(nanos));
  }
}
