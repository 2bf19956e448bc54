package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.application.environment.port.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A span of OpenTelemetry's that is the current one of its thread until it is closed. */
final class OpenTelemetrySpan implements Tracing.Span {
  private final Span span;
  private final Runnable restore;

  OpenTelemetrySpan(Span span, Runnable restore) {
    this.span = span;
    this.restore = restore;
  }

  @Override
  public Tracing.Span attribute(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  @Override
  public Tracing.Span attribute(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  @Override
  public void failed(Throwable cause) {
    span.recordException(cause);
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void close() {
    span.end();
    restore.run();
  }
}
