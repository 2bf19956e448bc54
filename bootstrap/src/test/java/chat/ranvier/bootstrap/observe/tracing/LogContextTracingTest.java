package chat.ranvier.bootstrap.observe.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.environment.port.Tracing.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTracingTest {
  private final Tracing tracing = new LogContextTracing(new NoTracing());
  private final List<String> seen = new ArrayList<>();

  @AfterEach
  void clear() {
    MDC.clear();
  }

  @Test
  void theRequestsIdGoesAlongToOtherThreads() throws InterruptedException {
    MDC.put("request", "PUT-1");
    Tracing.Context context = tracing.current();
    Thread.ofVirtual()
        .start(
            () -> {
              note();
              try (Span _ = tracing.beginUnder(context, "room.prepare")) {
                note();
              }
              note();
            })
        .join();
    assertThat(seen).containsExactly("none", "PUT-1", "none");
  }

  @Test
  void whatWasThereBeforeComesBack() {
    MDC.put("request", "PUT-1");
    Tracing.Context first = tracing.current();
    MDC.put("request", "PUT-2");
    try (Span _ = tracing.beginUnder(first, "commit")) {
      note();
    }
    note();
    assertThat(seen).containsExactly("PUT-1", "PUT-2");
  }

  @Test
  void workForNobodyHasNoId() {
    Tracing.Context nobody = tracing.current();
    try (Span _ = tracing.beginUnder(nobody, "commit")) {
      note();
    }
    assertThat(seen).containsExactly("none");
  }

  private void note() {
    seen.add(Objects.requireNonNullElse(MDC.get("request"), "none"));
  }
}
