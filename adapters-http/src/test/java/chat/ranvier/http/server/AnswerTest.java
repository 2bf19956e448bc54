package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all answers have in common. */
final class AnswerTest {
  private static final String LARGE = "x".repeat(100_000);

  private final TestServer server = new TestServer();

  @BeforeEach
  void start() {
    server.router.get("/small", exchange -> Answer.json(JsonObject.of("a", "b")));
    server.router.get("/large", exchange -> Answer.json(JsonObject.of("a", LARGE)));
    server.router.get("/picture", exchange -> Answer.bytes(200, "image/png", new byte[9_000]));
    server.router.get("/stream", exchange -> stream(10_000));
    server.router.get("/short-stream", exchange -> stream(1));
    server.router.get("/broken-stream", exchange -> Answer.stream(AnswerTest::breakOff));
    server.router.get("/cached", exchange -> Answer.empty().with("Cache-Control", "max-age=1"));
    server.router.get("/elsewhere", exchange -> Answer.redirect("https://example.org/"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Answer stream(int times) {
    return Answer.stream(
        out -> {
          for (int i = 0; i < times; i++) {
            out.write("0123456789".getBytes(StandardCharsets.US_ASCII));
          }
        });
  }

  private static void breakOff(java.io.OutputStream out) throws IOException {
    out.write(new byte[50_000]);
    throw new IllegalStateException("planted");
  }

  private RawAnswer compressed(String target, String acceptEncoding) {
    try (RawConnection connection = server.connect()) {
      connection.send(
          "GET "
              + target
              + " HTTP/1.1\r\nHost: a\r\nAccept-Encoding: "
              + acceptEncoding
              + "\r\n\r\n");
      return connection.read();
    }
  }

  private static String inflated(RawAnswer answer) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Tuwunel left headers out where a content type was written in capitals: ours depend on nothing.
   */
  @Test
  void everyAnswerTellsBrowsersThatAnyPageMayReadIt() {
    for (String target : new String[] {"/small", "/nowhere", "/picture", "/stream", "/health"}) {
      RawAnswer answer = server.get(target);
      assertThat(answer.header("access-control-allow-origin")).as(target).isEqualTo("*");
      assertThat(answer.header("access-control-allow-methods"))
          .isEqualTo("GET, POST, PUT, DELETE, OPTIONS");
      assertThat(answer.header("access-control-allow-headers"))
          .isEqualTo("X-Requested-With, Content-Type, Authorization");
      assertThat(answer.header("server")).isEqualTo("Ranvier/1.2.3");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/small", "/nowhere", "/_matrix/client/v3/a%2Fb", "/%ZZ", "*"})
  void aPreflightIsAnsweredAnywhereWithoutCallingTheEndpoint(String target) {
    try (RawConnection connection = server.connect()) {
      connection.send("OPTIONS " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
      RawAnswer answer = connection.read();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{}");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
    }
  }

  @Test
  void jsonIsCalledJson() {
    assertThat(server.get("/small").header("content-type")).isEqualTo("application/json");
    assertThat(server.get("/picture").header("content-type")).isEqualTo("image/png");
  }

  @Test
  void anAnswerMaySayOtherwise() {
    assertThat(server.get("/cached").header("cache-control")).isEqualTo("max-age=1");
    assertThat(server.get("/elsewhere").status()).isEqualTo(302);
    assertThat(server.get("/elsewhere").header("location")).isEqualTo("https://example.org/");
    assertThatThrownBy(() -> Answer.redirect("/\r\nSet-Cookie: a=b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "br;q=1, GZIP"})
  void aLargeTextIsCompressedForWhoTakesThat(String acceptEncoding) {
    RawAnswer answer = compressed("/large", acceptEncoding);
    assertThat(answer.header("content-encoding")).isEqualTo("gzip");
    assertThat(answer.header("vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.bytes().length).isLessThan(2_000);
    assertThat(inflated(answer)).isEqualTo("{\"a\":\"" + LARGE + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip;q=0", "gzip; q=0.0", "xgzip", "br"})
  void whoDoesNotTakeItGetsItPlain(String acceptEncoding) {
    RawAnswer answer = compressed("/large", acceptEncoding);
    assertThat(answer.header("content-encoding")).isEqualTo("-");
    assertThat(answer.text()).endsWith("x\"}");
  }

  @Test
  void smallAnswersAndPicturesAreNotCompressed() {
    assertThat(compressed("/small", "gzip").header("content-encoding")).isEqualTo("-");
    assertThat(compressed("/picture", "gzip").header("content-encoding")).isEqualTo("-");
  }

  @Test
  void aStreamArrivesWholeAndLeavesTheConnectionUsable() {
    try (RawConnection connection = server.connect()) {
      assertThat(connection.get("/stream").read().text()).isEqualTo("0123456789".repeat(10_000));
      assertThat(connection.get("/short-stream").read().text()).isEqualTo("0123456789");
      assertThat(connection.get("/small").read().text()).isEqualTo("{\"a\":\"b\"}");
    }
    assertThat(inflated(compressed("/stream", "gzip"))).isEqualTo("0123456789".repeat(10_000));
  }

  @Test
  void aStreamThatBreaksOffIsNotTakenForAWholeOne() {
    try (RawConnection connection = server.connect()) {
      connection.get("/broken-stream");
      assertThatThrownBy(connection::read).isInstanceOf(java.io.UncheckedIOException.class);
    }
  }

  @Test
  void whoAsksForTheHeadGetsNoBody() {
    try (RawConnection connection = server.connect()) {
      for (String target : new String[] {"/small", "/stream", "/nowhere"}) {
        connection.send("HEAD " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
        RawAnswer answer = connection.readHead();
        assertThat(answer.status()).isEqualTo(target.equals("/nowhere") ? 404 : 200);
      }
      assertThat(connection.get("/small").read().text()).isEqualTo("{\"a\":\"b\"}");
    }
  }
}
