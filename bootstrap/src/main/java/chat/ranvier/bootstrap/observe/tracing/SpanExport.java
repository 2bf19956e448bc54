package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.bootstrap.config.SamplerConfig;
import chat.ranvier.bootstrap.config.TracingConfig;
import chat.ranvier.domain.identifier.ServerName;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The way of spans out of the server: which are kept, and where they are sent.
 *
 * <p>A trace that a client began is continued, but whether its spans are kept is decided here:
 * otherwise anybody could make the server keep everything they do.
 */
final class SpanExport {
  private static final String SPANS_PATH = "/v1/traces";
  private static final Duration BATCH_DELAY = Duration.ofSeconds(1);
  private static final int LAST_SECONDS = 3;

  private final TracingConfig config;
  private final ServerName server;
  private final String version;
  private final Time time;

  SpanExport(TracingConfig config, ServerName server, String version, Time time) {
    this.config = config;
    this.server = server;
    this.version = version;
    this.time = time;
  }

  /** Begins to send. */
  OpenTelemetryTracing begin() {
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource())
            .setSampler(sampler())
            .addSpanProcessor(processor())
            .build();
    return new OpenTelemetryTracing(
        provider.get("chat.ranvier", version),
        () -> provider.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS));
  }

  private Resource resource() {
    return Resource.create(
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            server.value(),
            AttributeKey.stringKey("service.namespace"),
            "ranvier",
            AttributeKey.stringKey("service.version"),
            version));
  }

  private KeptSpans processor() {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(address(config.endpoint())).build();
    return new KeptSpans(
        BatchSpanProcessor.builder(exporter)
            .setScheduleDelay(BATCH_DELAY)
            .setExportUnsampledSpans(true)
            .build(),
        config.forcedUsers(),
        config.jaeger().logging());
  }

  /** The address for spans, where only the receiver itself is named. */
  private static String address(URI endpoint) {
    String path = endpoint.getRawPath();
    return path == null || path.isEmpty() || path.equals("/")
        ? endpoint.resolve(SPANS_PATH).toString()
        : endpoint.toString();
  }

  private Sampler sampler() {
    Sampler roots = roots(config.jaeger().sampler());
    if (config.forcedUsers().isEmpty()) {
      return Sampler.parentBasedBuilder(roots)
          .setRemoteParentSampled(roots)
          .setRemoteParentNotSampled(roots)
          .build();
    }
    Sampler recorded = new RecordingSampler(roots);
    return Sampler.parentBasedBuilder(recorded)
        .setRemoteParentSampled(recorded)
        .setRemoteParentNotSampled(recorded)
        .setLocalParentNotSampled(new RecordingSampler(Sampler.alwaysOff()))
        .build();
  }

  private Sampler roots(SamplerConfig sampler) {
    return switch (sampler.type()) {
      case CONST -> sampler.parameter() > 0 ? Sampler.alwaysOn() : Sampler.alwaysOff();
      case PROBABILISTIC -> Sampler.traceIdRatioBased(sampler.parameter());
      case RATELIMITING -> new RateLimitingSampler(sampler.parameter(), time);
    };
  }
}
