package chat.ranvier.bootstrap.observe.tracing;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Optional;

/** Spans that a receiver was sent, by their names. */
record SpanTree(List<Span> spans) {
  Span span(String name) {
    return spans.stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no span " + name + " among " + names()));
  }

  List<String> names() {
    return spans.stream().map(Span::getName).toList();
  }

  /** The name of the span above this one, where that has come too. */
  Optional<String> parentOf(String name) {
    ByteString parent = span(name).getParentSpanId();
    return spans.stream()
        .filter(span -> span.getSpanId().equals(parent))
        .map(Span::getName)
        .findFirst();
  }

  /** An attribute of a span, as text. */
  String attribute(String name, String key) {
    return span(name).getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(attribute -> text(attribute.getValue()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + key + " at " + name));
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }
}
