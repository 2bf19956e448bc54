package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.http.server.RequestTracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Spans by OpenTelemetry.
 *
 * <p>The current span is kept per thread and per server, not in OpenTelemetry's own place, which
 * all servers of a process would share. Nothing is inherited by threads that are started: work for
 * somebody on another thread begins under their context.
 */
final class OpenTelemetryTracing implements Tracing, RequestTracing, AutoCloseable {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("ranvier.request_id");
  private static final TextMapGetter<Headers> HEADERS = new HeaderGetter();

  private final Tracer tracer;
  private final Runnable end;
  private final ThreadLocal<io.opentelemetry.context.Context> current =
      ThreadLocal.withInitial(io.opentelemetry.context.Context::root);

  /**
   * Spans of this tracer.
   *
   * @param end sends what has not been sent yet
   */
  OpenTelemetryTracing(Tracer tracer, Runnable end) {
    this.tracer = tracer;
    this.end = end;
  }

  @Override
  public Span begin(String name) {
    return begin(tracer.spanBuilder(name), current.get());
  }

  @Override
  public Span beginUnder(Context parent, String name) {
    return begin(
        tracer.spanBuilder(name),
        parent instanceof Place place ? place.context() : io.opentelemetry.context.Context.root());
  }

  @Override
  public Context current() {
    return new Place(current.get());
  }

  @Override
  public Span begin(String name, Headers headers) {
    int space = name.indexOf(' ');
    SpanBuilder builder =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(METHOD, name.substring(0, Math.max(space, 0)))
            .setAttribute(ROUTE, name.substring(space + 1));
    String request = MDC.get(LogContextTracing.REQUEST);
    if (request != null) {
      builder.setAttribute(REQUEST, request);
    }
    return begin(
        builder,
        W3CTraceContextPropagator.getInstance()
            .extract(io.opentelemetry.context.Context.root(), headers, HEADERS));
  }

  @Override
  public void close() {
    end.run();
  }

  private Span begin(SpanBuilder builder, io.opentelemetry.context.Context parent) {
    io.opentelemetry.api.trace.Span span = builder.setParent(parent).startSpan();
    io.opentelemetry.context.Context before = current.get();
    current.set(parent.with(span));
    return new OpenTelemetrySpan(span, () -> restore(before));
  }

  private void restore(io.opentelemetry.context.Context before) {
    if (before == io.opentelemetry.context.Context.root()) {
      current.remove();
    } else {
      current.set(before);
    }
  }

  private record Place(io.opentelemetry.context.Context context) implements Context {}

  private static final class HeaderGetter implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of();
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      return headers == null ? null : headers.header(name).orElse(null);
    }
  }
}
