package chat.ranvier.bootstrap.observe.metrics;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.pusher.delivery.PushObserver;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Endpoint;
import chat.ranvier.http.server.RequestObserver;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * The numbers of one server: objects that count what they are told of, and the page on which
 * Prometheus reads the sums. All of it is the server's own, so that several servers in one process
 * do not add up.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
public final class ServerMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final RequestObserver requests;
  private final StorageTimes storage;
  private final EngineMetrics engine;
  private final ChangeListener changes;
  private final PushObserver pushes;

  /** All at zero. */
  public ServerMetrics(ServerName server, String version) {
    this.storage = new StorageTimes(registry);
    this.requests = new RequestMetrics(registry);
    this.engine = new EngineMetrics(registry);
    this.changes = new EventMetrics(registry, server);
    this.pushes = new PushMetrics(registry);
    JvmMetrics.builder().register(registry);
    new ProcessorTimes(registry);
    Info.builder()
        .name("synapse_build_info")
        .help("Which server this is")
        .labelNames("implementation", "version")
        .register(registry)
        .setLabelValues("ranvier", version);
  }

  /** Who counts requests. */
  public RequestObserver requests() {
    return requests;
  }

  /** Who counts commits. */
  public CommitObserver commits() {
    return engine;
  }

  /** Who measures how long commands wait for their room's writer. */
  public MailboxObserver mailboxes() {
    return engine::taken;
  }

  /** Who measures how quickly polls are woken. */
  public WakeObserver wakes() {
    return engine::woken;
  }

  /** Who measures the work of the storage. */
  public StorageObserver storage() {
    return storage;
  }

  /** Who counts events. */
  public ChangeListener changes() {
    return changes;
  }

  /** Who counts what push gateways are sent. */
  public PushObserver pushes() {
    return pushes;
  }

  /** Adds caches, asked for their numbers whenever the page is read. */
  public void watch(Supplier<List<CacheStatistics>> caches) {
    CacheMetrics.register(registry, caches);
  }

  /** What answers {@code GET /_synapse/metrics}. */
  public Endpoint page() {
    return exchange -> Answer.bytes(200, writer.getContentType(), text());
  }

  /** The page, in Prometheus' text format. */
  byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 << 10);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return new String(text(), StandardCharsets.UTF_8);
  }
}
