package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send as bodies, well meant or not. */
final class RequestBodyTest {
  private static final String CHUNKED =
      "POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final TestServer server = new TestServer();

  @BeforeEach
  void start() {
    server.router.post("/body", exchange -> Answer.json(exchange.body()));
    server.router.post("/optional", exchange -> Answer.json(exchange.bodyOrEmpty()));
    server.router.post("/large", (exchange, requester) -> size(exchange.body()));
    server.router.post("/ignored", exchange -> Answer.empty());
    server.router.post("/stream", exchange -> length(exchange.bodyStream(1 << 20)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Answer length(InputStream body) {
    try {
      return Answer.text(200, body.readAllBytes().length + "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer size(JsonObject body) {
    return Answer.json(
        JsonObject.builder().put("size", body.string("a").orElse("").length()).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":1}",
        "{\"a\":1.5}",
        "{\"a\":1e400}",
        "{\"a\":-9223372036854775809}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud83d\\udc08 🐈\"}",
        " \n{ }\t",
        "{\"__proto__\":{\"a\":null}}"
      })
  void anObjectIsTakenWhateverNumbersAndTextsItHolds(String body) {
    assertThat(server.post("/body", body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{", "}", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{a:1}", "{\"a\":NaN}", "{\"a\":01}",
        "{} {}", "{}x", "// {}", "{\"a\":\"\u0001\"}", "a=b&c=d", "<xml/>", "\u0000{}", "{\"a\":+1}"
      })
  void whatIsNoJsonIsCalledSo(String body) {
    assertThat(server.post("/body", body).error()).isEqualTo("400 M_NOT_JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "1",
        "\"text\"",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"\\u0062\":2}}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc08\\ud83d\"}"
      })
  void jsonThatMatrixDoesNotTakeIsCalledBad(String body) {
    assertThat(server.post("/body", body).error()).isEqualTo("400 M_BAD_JSON");
  }

  @Test
  void deepNestingIsRefusedBeforeItCosts() {
    String deep = "{\"a\":" + "[".repeat(1_900) + "]".repeat(1_900) + "}";
    assertThat(server.post("/body", deep).error()).isEqualTo("400 M_BAD_JSON");
    assertThat(server.post("/body", "{\"a\":".repeat(800)).error()).isEqualTo("400 M_BAD_JSON");
  }

  @Test
  void aNumberOfThousandsOfDigitsIsRefused() {
    assertThat(server.post("/body", "{\"a\":" + "9".repeat(3_000) + "}").error())
        .isEqualTo("400 M_BAD_JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "eda080", "ff", "c3", "f8808080"})
  void bytesThatAreNoUtf8AreNoJson(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    try (RawConnection connection = server.connect()) {
      connection
          .send(
              "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: " + (8 + bad.length) + "\r\n\r\n")
          .send("{\"a\":\"")
          .send(bad)
          .send("\"}");
      assertThat(connection.read().error()).isEqualTo("400 M_NOT_JSON");
    }
  }

  @Test
  void otherEncodingsOfUnicodeAreNoJson() {
    List<Charset> others =
        List.of(
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_32LE);
    for (Charset charset : others) {
      try (RawConnection connection = server.connect()) {
        byte[] body = "{}".getBytes(charset);
        connection
            .send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length + "\r\n\r\n")
            .send(body);
        assertThat(connection.read().error()).as(charset.name()).isEqualTo("400 M_NOT_JSON");
      }
    }
  }

  @Test
  void theContentTypeDoesNotMatter() {
    try (RawConnection connection = server.connect()) {
      connection.send(
          "POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: ap;;/\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  @Test
  void noBodyIsNoJsonUnlessItIsOptional() {
    assertThat(server.post("/body", "").error()).isEqualTo("400 M_NOT_JSON");
    assertThat(server.post("/optional", "").text()).isEqualTo("{}");
    try (RawConnection connection = server.connect()) {
      connection.send("POST /optional HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.read().text()).isEqualTo("{}");
    }
  }

  /** CVE-2024-52805: bodies of some content types were parsed whatever their size. */
  @Test
  void aBodyThatClaimsTooMuchIsRefusedUnread() {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 4097\r\n\r\n{");
      connection.sendWhatGoes(" ".repeat(4096));
      RawAnswer answer = connection.read();
      assertThat(answer.error()).isEqualTo("413 M_TOO_LARGE");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
    }
  }

  @Test
  void whoSendsTooMuchAndReadsOnlyThenStillGetsTheAnswer() {
    int length = 8 << 20;
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
      connection.send(" ".repeat(length));
      assertThat(connection.read().error()).isEqualTo("413 M_TOO_LARGE");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aBodyInPiecesIsRefusedWhenItHasBecomeTooLarge() {
    try (RawConnection connection = server.connect()) {
      connection.send(CHUNKED);
      for (int i = 0; i < 40; i++) {
        connection.sendWhatGoes("1000\r\n" + " ".repeat(4096) + "\r\n");
      }
      assertThat(connection.read().error()).isEqualTo("413 M_TOO_LARGE");
    }
  }

  @Test
  void whoHasATokenMaySendMore() {
    String body = "{\"a\":\"" + "x".repeat(60_000) + "\"}";
    try (RawConnection connection = server.connect()) {
      connection.send(
          "POST /large HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer alice\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      assertThat(connection.read().text()).isEqualTo("{\"size\":60000}");
    }
  }

  @Test
  void aBodyArrivesInAnyPieces() {
    try (RawConnection connection = server.connect()) {
      connection.send(CHUNKED);
      for (char c : "{\"a\":\"b\"}".toCharArray()) {
        connection.send("1\r\n" + c + "\r\n");
      }
      assertThat(connection.send("0\r\n\r\n").read().text()).isEqualTo("{\"a\":\"b\"}");
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n");
      for (char c : "{\"a\":\"b\"}".toCharArray()) {
        connection.send(Character.toString(c));
      }
      assertThat(connection.read().text()).isEqualTo("{\"a\":\"b\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n0\r\n\r\n",
        "+2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "2;a=b\r\n{}\r\n0\r\n\r\n",
        "2 \r\n{}\r\n0\r\n\r\n",
        "2\n{}\r\n0\r\n\r\n",
        "2\r\n{}xx0\r\n\r\n",
        "2\r\n{} \r\n0\r\n\r\n",
        "ffffffff\r\n{}",
        "2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n"
      })
  void aMalformedChunkIsRefusedAndEndsTheConnection(String chunks) {
    try (RawConnection connection = server.connect()) {
      connection.send(CHUNKED + chunks);
      assertThat(connection.read().error()).isEqualTo("400 M_UNKNOWN");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void anEndlessChunkLineIsRefusedSoon() {
    try (RawConnection connection = server.connect()) {
      connection.send(CHUNKED).sendWhatGoes("0".repeat(5_000));
      assertThat(connection.read().error()).isEqualTo("400 M_UNKNOWN");
    }
  }

  @Test
  void anEnormousChunkIsRefusedWhileItArrives() {
    try (RawConnection connection = server.connect()) {
      connection.send(CHUNKED + "fffffff\r\n").sendWhatGoes(" ".repeat(200_000));
      assertThat(connection.read().error()).isEqualTo("413 M_TOO_LARGE");
    }
  }

  @Test
  void aChunkLargerThanAPieceArrivesWhole() {
    String text = "x".repeat(60_000);
    for (int size : List.of(1 << 16, (1 << 16) + 1, 2 << 16, 100_000, 65_538)) {
      try (RawConnection connection = server.connect()) {
        String body = "{\"a\":\"" + text + "\"}";
        String padded = body + " ".repeat(size - body.length());
        connection.send(
            "POST /stream HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(size));
        connection.send("\r\n" + padded + "\r\n2\r\nab\r\n0\r\n\r\n");
        assertThat(connection.read().text()).isEqualTo(size + 2 + "");
        assertThat(connection.get("/health").read().text()).isEqualTo("OK");
      }
    }
  }

  @Test
  void aNameWithALoneSurrogateIsRefused() {
    assertThat(server.post("/body", "{\"\\udc00\":1}").status()).isEqualTo(400);
  }

  @Test
  void aClientThatGoesAwayInTheMiddleLeavesNothingBehind() {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
    }
    assertThat(server.post("/body", "{}").status()).isEqualTo(200);
  }

  @Test
  void aBodyNobodyReadsDoesNotBecomeTheNextRequest() {
    try (RawConnection connection = server.connect()) {
      connection.post("/ignored", "GET /ignored HTTP/1.1\r\nHost: a\r\n\r\n".repeat(10));
      assertThat(connection.read().text()).isEqualTo("{}");
      connection.post("/nowhere", "x".repeat(60_000));
      assertThat(connection.read().error()).isEqualTo("404 M_UNRECOGNIZED");
      connection.post("/body", "{\"b\":1}");
      assertThat(connection.read().text()).isEqualTo("{\"b\":1}");
    }
  }

  @Test
  void aLargeBodyNobodyReadsEndsTheConnection() {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /ignored HTTP/1.1\r\nHost: a\r\nContent-Length: 500000000\r\n\r\n");
      connection.sendWhatGoes("x".repeat(1 << 17));
      RawAnswer answer = connection.read();
      assertThat(answer.text()).isEqualTo("{}");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aClientThatAsksBeforeItSendsIsToldToGoOn() {
    try (RawConnection connection = server.connect()) {
      connection.send(
          "POST /body HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(connection.readHead().status()).isEqualTo(100);
      assertThat(connection.send("{}").read().status()).isEqualTo(200);
      connection.send(
          "POST /body HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 99999\r\n\r\n");
      assertThat(connection.read().error()).isEqualTo("413 M_TOO_LARGE");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aCompressedBodyIsRefused() {
    try (RawConnection connection = server.connect()) {
      connection.send(
          "POST /body HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
      assertThat(connection.read().error()).isEqualTo("400 M_UNKNOWN");
    }
  }
}
