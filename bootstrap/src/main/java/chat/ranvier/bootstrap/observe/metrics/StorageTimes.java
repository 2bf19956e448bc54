package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.environment.port.StorageObserver;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.concurrent.atomic.LongAdder;

/** How long the storage works, and how long is waited for it. */
final class StorageTimes implements StorageObserver {
  private final Times waiting = new Times();
  private final Times reading = new Times();
  private final Times changing = new Times();

  StorageTimes(PrometheusRegistry registry) {
    SummaryWithCallback.builder()
        .name("synapse_storage_schedule_time")
        .help("Seconds that reads and transactions wait for a connection to the storage")
        .callback(sums -> waiting.tell(sums))
        .register(registry);
    SummaryWithCallback.builder()
        .name("synapse_storage_transaction_time")
        .help("Seconds that transactions and reads take in the storage, by what they are for")
        .labelNames("desc")
        .callback(
            sums -> {
              reading.tell(sums, "read");
              changing.tell(sums, "commit");
            })
        .register(registry);
  }

  @Override
  public void read(long waitedNanos, long workedNanos) {
    waiting.add(waitedNanos);
    reading.add(workedNanos);
  }

  @Override
  public void transaction(long waitedNanos, long workedNanos) {
    waiting.add(waitedNanos);
    changing.add(workedNanos);
  }

  private static final class Times {
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long took) {
      count.increment();
      nanos.add(took);
    }

    void tell(SummaryWithCallback.Callback sums, String... labels) {
      sums.call(count.sum(), Unit.nanosToSeconds(nanos.sum()), Quantiles.EMPTY, labels);
    }
  }
}
