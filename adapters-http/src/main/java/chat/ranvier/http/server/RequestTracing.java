package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.environment.port.Tracing.Span;
import java.util.Optional;

/** What begins the span of a request, under the trace that the request's headers name. */
@FunctionalInterface
public interface RequestTracing {
  /** Begins a span and makes it the current one of this thread. */
  Span begin(String name, Headers headers);

  /** Spans that have no parent, whatever the headers say. */
  static RequestTracing withoutParents(Tracing tracing) {
    return (name, headers) -> tracing.begin(name);
  }

  /** The headers of a request, as far as traces need them. */
  @FunctionalInterface
  interface Headers {
    /** The only value of this header; none where it came several times. */
    Optional<String> header(String name);
  }
}
