package chat.ranvier.bootstrap.observe.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.observe.ObservedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message through a whole server, seen by a receiver of its spans. */
class TracedMessageTest {
  private static final String SEND = "PUT /client/rooms/{roomId}/send/{eventType}/{txnId}";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final OtlpReceiver receiver = new OtlpReceiver();

  @TempDir private Path directory = Path.of("");

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void theSpansOfAMessageAreOneTree() throws IOException, InterruptedException {
    try (ObservedServer server = server(1)) {
      server.say(
          server.register("alice"), "hello", Optional.of("00-" + TRACE + "-" + PARENT + "-01"));
    }
    SpanTree tree = receiver.trace(TRACE);
    assertThat(tree.parentOf(SEND)).isEmpty();
    assertThat(OtlpReceiver.hex(tree.span(SEND).getParentSpanId())).isEqualTo(PARENT);
    assertThat(tree.parentOf("room.write")).contains(SEND);
    assertThat(tree.parentOf("room.prepare")).contains("room.write");
    assertThat(tree.parentOf("commit")).contains("room.write");
  }

  @Test
  void theRequestSaysWhoAskedForWhat() throws IOException, InterruptedException {
    try (ObservedServer server = server(1)) {
      server.say(
          server.register("alice"), "hello", Optional.of("00-" + TRACE + "-" + PARENT + "-01"));
    }
    SpanTree tree = receiver.trace(TRACE);
    assertThat(tree.attribute(SEND, "matrix.user_id")).isEqualTo("@alice:here.example");
    assertThat(tree.attribute(SEND, "http.route"))
        .isEqualTo("/client/rooms/{roomId}/send/{eventType}/{txnId}");
    assertThat(tree.attribute(SEND, "url.path")).endsWith("/send/m.room.message/1");
    assertThat(tree.attribute(SEND, "http.response.status_code")).isEqualTo("200");
    assertThat(tree.attribute(SEND, "ranvier.request_id")).startsWith("PUT-");
    assertThat(tree.attribute("room.write", "matrix.room_id")).startsWith("!");
  }

  @Test
  void nothingSecretIsInASpan() throws IOException, InterruptedException {
    String token;
    try (ObservedServer server = server(1)) {
      token = server.register("alice");
      server.say(token, "a private word", Optional.empty());
    }
    assertThat(receiver.spans().toString())
        .contains("createRoom")
        .doesNotContain(token, "a private word", "correct horse");
  }

  @Test
  void aUserWhoIsAlwaysTracedIsFollowedToTheCommit() throws IOException, InterruptedException {
    Map<String, String> forced =
        Map.of("RANVIER_OPENTRACING__FORCE_TRACING_FOR_USERS", "['@alice:here.example']");
    try (ObservedServer server = server(0, forced)) {
      String alice = server.register("alice");
      String bob = server.register("bob");
      server.say(bob, "unseen", Optional.of("00-" + TRACE + "-" + PARENT + "-01"));
      assertThat(receiver.trace(TRACE).spans()).isEmpty();
      server.say(alice, "seen", Optional.of("00-" + TRACE + "-" + PARENT + "-01"));
    }
    assertThat(receiver.trace(TRACE).parentOf("commit")).contains("room.write");
  }

  private ObservedServer server(int parameter) {
    return server(parameter, Map.of());
  }

  private ObservedServer server(int parameter, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("RANVIER_OPENTRACING__ENABLED", "true");
    settings.put("RANVIER_OPENTRACING__OTLP_ENDPOINT", receiver.address().toString());
    settings.put("RANVIER_OPENTRACING__JAEGER_CONFIG__SAMPLER__TYPE", "const");
    settings.put("RANVIER_OPENTRACING__JAEGER_CONFIG__SAMPLER__PARAM", "" + parameter);
    return new ObservedServer(directory, settings);
  }
}
