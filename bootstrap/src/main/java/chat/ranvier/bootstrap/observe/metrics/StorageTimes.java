package chat.ranvier.bootstrap.observe.metrics;

import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.concurrent.atomic.LongAdder;

/** How long the storage works, and how long is waited for it. */
final class StorageTimes {
  private final Times waiting = new Times();
  private final Times reading = new Times();
  private final Times committing = new Times();

  StorageTimes(PrometheusRegistry registry) {
    SummaryWithCallback.builder()
        .name("synapse_storage_schedule_time")
        .help("Seconds that requests wait for a connection to the storage")
        .callback(sums -> waiting.tell(sums))
        .register(registry);
    SummaryWithCallback.builder()
        .name("synapse_storage_transaction_time")
        .help("Seconds that transactions and reads take in the storage, by what they are for")
        .labelNames("desc")
        .callback(
            sums -> {
              reading.tell(sums, "request");
              committing.tell(sums, "commit");
            })
        .register(registry);
  }

  /** A request has asked so often and so long. */
  void read(int transactions, long waitedNanos, long workedNanos) {
    if (transactions > 0) {
      waiting.add(transactions, waitedNanos);
      reading.add(transactions, workedNanos);
    }
  }

  /** A commit has taken so long. */
  void committed(long nanos) {
    committing.add(1, nanos);
  }

  private static final class Times {
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    void add(long more, long took) {
      count.add(more);
      nanos.add(took);
    }

    void tell(SummaryWithCallback.Callback sums, String... labels) {
      sums.call(count.sum(), Unit.nanosToSeconds(nanos.sum()), Quantiles.EMPTY, labels);
    }
  }
}
