package chat.ranvier.bootstrap.observe.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.environment.port.Tracing.Span;
import chat.ranvier.application.environment.testing.RealTime;
import chat.ranvier.bootstrap.config.JaegerConfig;
import chat.ranvier.bootstrap.config.SamplerConfig;
import chat.ranvier.bootstrap.config.TracingConfig;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.http.server.RequestTracing.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracesTest {
  private static final String SEND = "PUT /client/rooms/{roomId}/send/{eventType}/{txnId}";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final OtlpReceiver receiver = new OtlpReceiver();

  @AfterEach
  void close() {
    receiver.close();
    MDC.clear();
  }

  @Test
  void aRequestItsWriteAndTheWorkOnOtherThreadsAreOneTree() throws InterruptedException {
    try (Traces traces = traces(constant(1), List.of())) {
      send(traces, Map.of());
    }
    assertThat(receiver.spans()).hasSize(4);
    assertThat(receiver.tree().parentOf(SEND)).isEmpty();
    assertThat(receiver.tree().parentOf("room.write")).contains(SEND);
    assertThat(receiver.tree().parentOf("room.prepare")).contains("room.write");
    assertThat(receiver.tree().parentOf("commit")).contains("room.write");
    assertThat(receiver.spans())
        .extracting(io.opentelemetry.proto.trace.v1.Span::getTraceId)
        .containsOnly(receiver.tree().span(SEND).getTraceId());
  }

  @Test
  void aRequestCarriesItsRouteItsIdAndTheServersName() throws InterruptedException {
    MDC.put("request", "PUT-17");
    try (Traces traces = traces(constant(1), List.of())) {
      send(traces, Map.of());
    }
    assertThat(receiver.tree().attribute(SEND, "http.request.method")).isEqualTo("PUT");
    assertThat(receiver.tree().attribute(SEND, "http.route"))
        .isEqualTo("/client/rooms/{roomId}/send/{eventType}/{txnId}");
    assertThat(receiver.tree().attribute(SEND, "ranvier.request_id")).isEqualTo("PUT-17");
    assertThat(receiver.resource("service.name")).isEqualTo("example.org");
  }

  @Test
  void theTraceOfTheClientIsContinued() throws InterruptedException {
    try (Traces traces = traces(constant(1), List.of())) {
      send(traces, Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-00"));
    }
    assertThat(OtlpReceiver.hex(receiver.tree().span(SEND).getTraceId())).isEqualTo(TRACE);
    assertThat(OtlpReceiver.hex(receiver.tree().span(SEND).getParentSpanId())).isEqualTo(PARENT);
  }

  @Test
  void theClientDoesNotDecideWhetherItsTraceIsKept() throws InterruptedException {
    try (Traces traces = traces(constant(0), List.of())) {
      send(traces, Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));
    }
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void theRequestsOfSomeUsersAreAlwaysKept() throws InterruptedException {
    try (Traces traces = traces(constant(0), List.of(UserId.parse("@alice:example.org")))) {
      send(traces, Map.of());
      try (Span other = traces.requests().begin("GET /client/sync", name -> Optional.empty())) {
        other.attribute("matrix.user_id", "@bob:example.org");
      }
    }
    assertThat(receiver.spans())
        .extracting(io.opentelemetry.proto.trace.v1.Span::getName)
        .containsExactlyInAnyOrder(SEND, "room.write", "room.prepare", "commit");
  }

  @Test
  void aFailureIsNoted() {
    try (Traces traces = traces(constant(1), List.of());
        Span span = traces.tracing().begin("commit")) {
      span.failed(new IllegalStateException("disk full"));
    }
    assertThat(receiver.tree().span("commit").getStatus().getCodeValue()).isEqualTo(2);
    assertThat(receiver.tree().span("commit").getEvents(0).getName()).isEqualTo("exception");
  }

  @Test
  void whatIsOffSendsNothing() throws InterruptedException {
    TracingConfig off =
        new TracingConfig(
            false, receiver.address(), List.of(), List.of(), new JaegerConfig(constant(1), false));
    try (Traces traces = Traces.of(off, ServerName.parse("example.org"), "1", new RealTime())) {
      send(traces, Map.of());
    }
    assertThat(receiver.spans()).isEmpty();
  }

  /** A message on its way: the request's thread, the room's writer and the committer. */
  private static void send(Traces traces, Map<String, String> headers) throws InterruptedException {
    Tracing tracing = traces.tracing();
    Headers of = name -> Optional.ofNullable(headers.get(name));
    try (Span request = traces.requests().begin(SEND, of)) {
      request.attribute("matrix.user_id", "@alice:example.org");
      try (Span write = tracing.begin("room.write")) {
        write.attribute("matrix.room_id", "!room:example.org");
        Tracing.Context context = tracing.current();
        elsewhere(tracing, context, "room.prepare");
        elsewhere(tracing, context, "commit");
      }
    }
  }

  private static void elsewhere(Tracing tracing, Tracing.Context context, String name)
      throws InterruptedException {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Span span = tracing.beginUnder(context, name)) {
                span.attribute("events", 1);
              }
            })
        .join();
  }

  private Traces traces(SamplerConfig sampler, List<UserId> forced) {
    TracingConfig config =
        new TracingConfig(
            true, receiver.address(), List.of(), forced, new JaegerConfig(sampler, false));
    return Traces.of(config, ServerName.parse("example.org"), "1", new RealTime());
  }

  private static SamplerConfig constant(double parameter) {
    return new SamplerConfig(SamplerConfig.Type.CONST, parameter);
  }
}
