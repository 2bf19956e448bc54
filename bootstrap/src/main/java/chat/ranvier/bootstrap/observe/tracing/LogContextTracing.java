package chat.ranvier.bootstrap.observe.tracing;

import chat.ranvier.application.environment.port.Tracing;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Tracing that takes a request's id along to other threads, so that every line logged on behalf of
 * a request carries it.
 */
final class LogContextTracing implements Tracing {
  /** The name of the request's id in the context of log lines. */
  static final String REQUEST = "request";

  private final Tracing spans;

  /**
   * Takes the id along.
   *
   * @param spans where the spans themselves go
   */
  LogContextTracing(Tracing spans) {
    this.spans = spans;
  }

  @Override
  public Span begin(String name) {
    return spans.begin(name);
  }

  @Override
  public Span beginUnder(Context parent, String name) {
    if (!(parent instanceof Carried carried)) {
      return spans.beginUnder(parent, name);
    }
    Span span = spans.beginUnder(carried.place, name);
    return carried.request == null ? span : new LoggedSpan(span, carried.request);
  }

  @Override
  public Context current() {
    return new Carried(spans.current(), MDC.get(REQUEST));
  }

  private record Carried(Context place, @Nullable String request) implements Context {}

  private static final class LoggedSpan implements Span {
    private final Span span;
    private final @Nullable String before;

    LoggedSpan(Span span, String request) {
      this.span = span;
      this.before = MDC.get(REQUEST);
      MDC.put(REQUEST, request);
    }

    @Override
    public Span attribute(String key, String value) {
      span.attribute(key, value);
      return this;
    }

    @Override
    public Span attribute(String key, long value) {
      span.attribute(key, value);
      return this;
    }

    @Override
    public void failed(Throwable cause) {
      span.failed(cause);
    }

    @Override
    public void close() {
      span.close();
      if (before == null) {
        MDC.remove(REQUEST);
      } else {
        MDC.put(REQUEST, before);
      }
    }
  }
}
