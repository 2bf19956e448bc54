package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.bootstrap.config.TracingConfig;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.server.RequestTracing;

/**
 * The traces of one server: what begins the spans of its requests, and what begins those under
 * them. Where tracing is off, neither does anything, and nothing of OpenTelemetry is loaded.
 */
public final class Traces implements AutoCloseable {
  private final Tracing tracing;
  private final RequestTracing requests;
  private final Runnable end;

  private Traces(Tracing tracing, RequestTracing requests, Runnable end) {
    this.tracing = new LogContextTracing(tracing);
    this.requests = requests;
    this.end = end;
  }

  /** The traces that the configuration asks for. */
  public static Traces of(TracingConfig config, ServerName server, String version, Time time) {
    if (!config.enabled()) {
      NoTracing nothing = new NoTracing();
      return new Traces(nothing, RequestTracing.withoutParents(nothing), () -> {});
    }
    OpenTelemetryTracing sent = new SpanExport(config, server, version, time).begin();
    return new Traces(sent, sent, sent::close);
  }

  /** Where the spans within a request begin. */
  public Tracing tracing() {
    return tracing;
  }

  /** Where the spans of requests begin. */
  public RequestTracing requests() {
    return requests;
  }

  /** Sends the spans that have not been sent yet; waits some seconds for that at most. */
  @Override
  public void close() {
    end.run();
  }
}
