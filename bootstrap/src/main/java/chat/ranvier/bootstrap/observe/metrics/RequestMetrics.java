package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.http.server.FinishedRequest;
import chat.ranvier.http.server.RequestObserver;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests: how many, how long, how large, and what they asked of the storage.
 *
 * <p>The series of a route are looked up once and kept: after that a request costs some additions.
 */
final class RequestMetrics implements RequestObserver {
  private static final String[] OF_ROUTE = {"method", "servlet"};
  private static final String[] OF_ANSWER = {"method", "servlet", "tag"};

  private final Counter received;
  private final Gauge inFlight;
  private final Counter answered;
  private final Counter bytes;
  private final Counter transactions;
  private final Counter waited;
  private final Counter worked;
  private final Histogram times;
  private final Counter statuses;
  private final Map<Key, Series> series = new ConcurrentHashMap<>();

  RequestMetrics(PrometheusRegistry registry) {
    received = counter(registry, "requests_received", "Requests that came in", OF_ROUTE);
    inFlight =
        Gauge.builder()
            .name("synapse_http_server_in_flight_requests_count")
            .help("Requests that are being answered")
            .labelNames(OF_ROUTE)
            .register(registry);
    answered = counter(registry, "response_count", "Requests that were answered", OF_ANSWER);
    bytes = counter(registry, "response_size", "Bytes of the answers' bodies", OF_ANSWER);
    transactions =
        counter(registry, "response_db_txn_count", "Transactions for requests", OF_ANSWER);
    waited =
        counter(
            registry,
            "response_db_sched_duration_seconds",
            "Seconds that requests waited for the storage",
            OF_ANSWER);
    worked =
        counter(
            registry,
            "response_db_txn_duration_seconds",
            "Seconds that the storage worked for requests",
            OF_ANSWER);
    statuses = counter(registry, "responses", "Answers by status", "method", "code");
    times =
        Histogram.builder()
            .name("synapse_http_server_response_time_seconds")
            .help("Seconds from a request's head to the end of its answer")
            .labelNames("method", "servlet", "tag", "code")
            .classicOnly()
            .classicUpperBounds(Buckets.SECONDS)
            .withoutExemplars()
            .register(registry);
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Counter.builder()
        .name("synapse_http_server_" + name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  @Override
  public void started(String method, String route) {
    Series of = series(method, route);
    of.received.inc();
    of.inFlight.inc();
  }

  @Override
  public void finished(FinishedRequest request) {
    series(request.method(), request.route()).finished(request);
  }

  private Series series(String method, String route) {
    Key key = new Key(method, route);
    Series known = series.get(key);
    return known == null ? series.computeIfAbsent(key, Series::new) : known;
  }

  private record Key(String method, String route) {}

  /** All series of a route that do not depend on the answer, and those of its answers so far. */
  private final class Series {
    private final Key key;
    private final String servlet;
    private final CounterDataPoint received;
    private final GaugeDataPoint inFlight;
    private final CounterDataPoint answered;
    private final CounterDataPoint bytes;
    private final CounterDataPoint transactions;
    private final CounterDataPoint waited;
    private final CounterDataPoint worked;
    private final Map<Integer, Answers> byStatus = new ConcurrentHashMap<>();

    Series(Key key) {
      this.key = key;
      this.servlet = ServletNames.of(key.route);
      this.received = RequestMetrics.this.received.labelValues(key.method, servlet);
      this.inFlight = RequestMetrics.this.inFlight.labelValues(key.method, servlet);
      this.answered = ofAnswers(RequestMetrics.this.answered);
      this.bytes = ofAnswers(RequestMetrics.this.bytes);
      this.transactions = ofAnswers(RequestMetrics.this.transactions);
      this.waited = ofAnswers(RequestMetrics.this.waited);
      this.worked = ofAnswers(RequestMetrics.this.worked);
    }

    private CounterDataPoint ofAnswers(Counter counter) {
      return counter.labelValues(key.method, servlet, "");
    }

    void finished(FinishedRequest request) {
      inFlight.dec();
      answered.inc();
      bytes.inc(request.bytes());
      transactions.inc(request.storage().transactions());
      waited.inc(Unit.nanosToSeconds(request.storage().waitedNanos()));
      worked.inc(Unit.nanosToSeconds(request.storage().workedNanos()));
      Answers answers = byStatus.computeIfAbsent(request.status(), this::answers);
      answers.times.observe(Unit.nanosToSeconds(request.nanos()));
      answers.statuses.inc();
    }

    private Answers answers(int status) {
      String code = Integer.toString(status);
      return new Answers(
          RequestMetrics.this.times.labelValues(key.method, servlet, "", code),
          RequestMetrics.this.statuses.labelValues(key.method, code));
    }
  }

  private record Answers(DistributionDataPoint times, CounterDataPoint statuses) {}
}
