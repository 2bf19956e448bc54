package chat.ranvier.http.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.ranvier.application.environment.testing.RealTime;
import chat.ranvier.application.outbound.port.AddressRange;
import chat.ranvier.application.outbound.port.AddressRules;
import chat.ranvier.application.outbound.port.OutboundAnswer;
import chat.ranvier.application.outbound.port.OutboundException;
import chat.ranvier.application.outbound.port.OutboundException.Kind;
import chat.ranvier.application.outbound.port.OutboundRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CheckedHttpTest {
  private static final AddressRules OPEN = new AddressRules(List.of(), List.of());
  private static final AddressRules NO_LOOPBACK =
      new AddressRules(
          List.of(
              AddressRange.parse("127.0.0.0/8").orElseThrow(),
              AddressRange.parse("::1").orElseThrow()),
          List.of());
  private static final NameLookup EVERYTHING_IS_HERE =
      host -> List.of(InetAddress.getLoopbackAddress());

  private static CheckedHttp http(AddressRules rules, ProxyRules proxies, NameLookup names) {
    return new CheckedHttp(
        new CheckedHttp.Network(rules, proxies, names), "Ranvier/test", new RealTime());
  }

  private static CheckedHttp http() {
    return http(OPEN, ProxyRules.NONE, EVERYTHING_IS_HERE);
  }

  private static OutboundRequest post(String url, Duration limit) {
    return new OutboundRequest("POST", url, Optional.of("{}".getBytes(UTF_8)), limit, 1_000);
  }

  private static OutboundAnswer post(CheckedHttp http, String url) throws OutboundException {
    return http.send(post(url, Duration.ofSeconds(20)));
  }

  private static Kind failure(CheckedHttp http, String url, Duration limit) {
    return catchThrowableOfType(OutboundException.class, () -> http.send(post(url, limit))).kind();
  }

  private static Kind failure(CheckedHttp http, String url) {
    return failure(http, url, Duration.ofSeconds(20));
  }

  private static String at(Wire wire) {
    return "http://push.example:" + wire.port() + "/a?b=c";
  }

  @Test
  void whatIsAnsweredIsHandedBack() throws Exception {
    try (Wire wire = Wire.answering(Wire.ok("{\"rejected\":[]}"));
        CheckedHttp http = http()) {
      assertThat(post(http, at(wire))).isEqualTo(new OutboundAnswer(200, "{\"rejected\":[]}"));
      assertThat(wire.heads())
          .singleElement()
          .satisfies(
              head ->
                  assertThat(head)
                      .startsWith("POST /a?b=c HTTP/1.1\r\n")
                      .contains("Host: push.example:" + wire.port())
                      .contains("Content-Type: application/json")
                      .contains("User-Agent: Ranvier/test")
                      .doesNotContain("Accept-Encoding"));
    }
  }

  @Test
  void aConnectionIsUsedAgain() throws Exception {
    try (Wire wire = Wire.answering(Wire.ok("{}"));
        CheckedHttp http = http()) {
      for (int i = 0; i < 5; i++) {
        post(http, at(wire));
      }
      assertThat(wire.heads()).hasSize(5);
      assertThat(wire.connections()).isEqualTo(1);
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNobodyFollowsIt() throws Exception {
    try (Wire other = Wire.answering(Wire.ok("{}"));
        Wire wire =
            Wire.answering(
                "HTTP/1.1 307 Moved\r\nContent-Length: 0\r\nLocation: " + at(other) + "\r\n\r\n");
        CheckedHttp http = http()) {
      assertThat(post(http, at(wire)).status()).isEqualTo(307);
      assertThat(other.heads()).isEmpty();
    }
  }

  @Test
  void aForbiddenAddressIsNotConnectedToHoweverItIsWritten() throws Exception {
    try (Wire wire = Wire.answering(Wire.ok("{}"));
        CheckedHttp http =
            http(NO_LOOPBACK, ProxyRules.NONE, host -> List.of(InetAddress.getAllByName(host)))) {
      for (String host :
          List.of("localhost", "127.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0")) {
        String url = "http://" + host + ":" + wire.port() + "/";
        assertThat(failure(http, url)).as(host).isIn(Kind.FORBIDDEN, Kind.UNREACHABLE);
      }
      assertThat(wire.connections()).isZero();
    }
  }

  @Test
  void aNameIsForbiddenWhereOneOfItsAddressesIs() throws Exception {
    try (Wire wire = Wire.answering(Wire.ok("{}"));
        CheckedHttp http =
            http(
                NO_LOOPBACK,
                ProxyRules.NONE,
                host ->
                    List.of(
                        InetAddress.ofLiteral("198.51.100.7"),
                        InetAddress.ofLiteral("127.0.0.1")))) {
      assertThat(failure(http, at(wire))).isEqualTo(Kind.FORBIDDEN);
      assertThat(wire.connections()).isZero();
    }
  }

  @Test
  void aNameIsLookedUpOnceForAConnectionSoItCannotChangeInBetween() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    NameLookup rebinding =
        host ->
            lookups.getAndIncrement() == 0
                ? List.of(InetAddress.ofLiteral("127.0.0.1"))
                : List.of(InetAddress.ofLiteral("127.0.0.2"));
    AddressRules onlyFirst =
        new AddressRules(List.of(AddressRange.parse("127.0.0.2").orElseThrow()), List.of());
    try (Wire wire = Wire.answering(Wire.ok("{}") /* stays open */);
        CheckedHttp http = http(onlyFirst, ProxyRules.NONE, rebinding)) {
      assertThat(post(http, at(wire)).isGood()).isTrue();
      assertThat(lookups).hasValue(1);
    }
  }

  @Test
  void whoHangsIsGivenUp() throws Exception {
    try (Wire wire = new Wire(out -> Thread.sleep(Duration.ofMinutes(1)));
        CheckedHttp http = http()) {
      assertThat(failure(http, at(wire), Duration.ofMillis(300))).isEqualTo(Kind.TIMED_OUT);
    }
  }

  @Test
  void whoDripsIsGivenUpOnAVirtualThreadToo() throws Exception {
    try (Wire wire = new Wire(CheckedHttpTest::drip);
        CheckedHttp http = http()) {
      assertThat(failure(http, at(wire), Duration.ofMillis(500))).isEqualTo(Kind.TIMED_OUT);
      assertThat(onVirtualThread(() -> failure(http, at(wire), Duration.ofMillis(500))))
          .isEqualTo(Kind.TIMED_OUT);
    }
  }

  private static void drip(java.io.OutputStream out) throws IOException, InterruptedException {
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n".getBytes(US_ASCII));
    while (true) {
      out.write('a');
      out.flush();
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  private static Kind onVirtualThread(java.util.concurrent.Callable<Kind> work)
      throws InterruptedException, ExecutionException {
    CompletableFuture<Kind> kind = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                kind.complete(work.call());
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
              } catch (Exception e) {
                kind.completeExceptionally(e);
              }
            });
    return kind.get();
  }

  @Test
  void anAnswerWithoutEndIsCutOff() throws Exception {
    try (Wire wire =
            new Wire(
                out -> {
                  out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                  while (true) {
                    out.write(new byte[8_192]);
                  }
                });
        CheckedHttp http = http()) {
      assertThat(failure(http, at(wire))).isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void anAnswerOfPiecesWithoutEndIsCutOffAtOnce() throws Exception {
    String piece = "1000\r\n" + "a".repeat(0x1000) + "\r\n";
    try (Wire wire =
            new Wire(
                out -> {
                  out.write(
                      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
                  while (true) {
                    out.write(piece.getBytes(US_ASCII));
                  }
                });
        CheckedHttp http = http()) {
      assertThat(failure(http, at(wire))).isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void whoIsNotThereIsUnreachable() throws Exception {
    Wire gone = Wire.answering("");
    gone.close();
    try (CheckedHttp http = http()) {
      assertThat(failure(http, at(gone))).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void otherProtocolsAreForbidden() {
    try (CheckedHttp http = http()) {
      for (String url : List.of("ftp://a.example/", "file:///etc/passwd", "http:///", "a b", "")) {
        assertThat(failure(http, url)).as(url).isEqualTo(Kind.FORBIDDEN);
      }
    }
  }

  @Test
  void aProxyIsAskedWhateverItsOwnAddressAndTheHostsAre() throws Exception {
    try (Wire proxy = Wire.answering(Wire.ok("{}"));
        CheckedHttp http =
            http(
                NO_LOOPBACK,
                new ProxyRules(
                    ForwardProxy.parse("http://127.0.0.1:" + proxy.port()),
                    Optional.empty(),
                    List.of("direct.example")),
                EVERYTHING_IS_HERE)) {
      assertThat(post(http, "http://push.example/x").isGood()).isTrue();
      assertThat(proxy.heads().getFirst()).startsWith("POST http://push.example/x HTTP/1.1\r\n");
      assertThat(failure(http, "http://direct.example:" + proxy.port() + "/"))
          .isEqualTo(Kind.FORBIDDEN);
    }
  }

  @Test
  void aProxyIsToldWhoWeAreWhereItAsks() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String question =
        String.join(
            "\r\n",
            "HTTP/1.1 407 Who",
            "Proxy-Authenticate: Basic realm=\"a\"",
            "Content-Length: 0",
            "",
            "");
    Wire.Behaviour behaviour =
        out -> {
          String answer = asked.getAndIncrement() == 0 ? question : Wire.ok("{}");
          out.write(answer.getBytes(US_ASCII));
        };
    try (Wire proxy = new Wire(behaviour);
        CheckedHttp http =
            http(
                OPEN,
                new ProxyRules(
                    ForwardProxy.parse("http://me:secret@127.0.0.1:" + proxy.port()),
                    Optional.empty(),
                    List.of()),
                EVERYTHING_IS_HERE)) {
      assertThat(post(http, "http://push.example/x").isGood()).isTrue();
      assertThat(proxy.heads().getLast()).contains("Proxy-Authorization: Basic bWU6c2VjcmV0");
    }
  }

  @Test
  void encryptedRequestsGoThroughATunnelOfTheirProxy() throws Exception {
    try (Wire proxy = Wire.answering("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
        CheckedHttp http =
            http(
                OPEN,
                new ProxyRules(
                    Optional.empty(), ForwardProxy.parse("127.0.0.1:" + proxy.port()), List.of()),
                EVERYTHING_IS_HERE)) {
      assertThat(post(http, "https://push.example/x").isGood()).isFalse();
      assertThat(proxy.heads().getFirst()).startsWith("CONNECT push.example:443 HTTP/1.1\r\n");
    }
  }
}
