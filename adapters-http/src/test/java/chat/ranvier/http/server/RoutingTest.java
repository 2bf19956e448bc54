package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutingTest {
  private final TestServer server = new TestServer();

  @BeforeEach
  void start() {
    Router router = server.router;
    router.client("GET", Router.R0_V3, "/profile/{userId}", echo("userId"));
    router.client("GET", Router.V3, "/profile/special", echo());
    router.client("PUT", Router.V3, "/profile/special", echo());
    router.client("PUT", Router.V3, "/state/{eventType}", echo("eventType"));
    router.client(
        "PUT", Router.V3, "/state/{eventType}/{stateKey?}", echo("eventType", "stateKey"));
    router.client("GET", Router.V3, "/pushrules/", echo());
    router.client("GET", List.of("unstable/org.matrix.msc1"), "/thing", echo());
    router.get("/_matrix/federation/v1/version", echo());
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Endpoint echo(String... parameters) {
    return exchange -> {
      StringBuilder text = new StringBuilder(exchange.route().toString());
      for (String parameter : parameters) {
        text.append(" <").append(exchange.pathParameter(parameter)).append('>');
      }
      return Answer.text(200, text.toString());
    };
  }

  private String answer(String method, String target) {
    try (RawConnection connection = server.connect()) {
      connection.send(method + " " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
      RawAnswer answer = connection.read();
      return answer.status() == 200 ? answer.text() : answer.error();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          @a:b                 => @a:b
          %40a%3Ab             => @a:b
          a%2Fb                => a/b
          a;b=c                => a;b=c
          a%3Bb                => a;b
          a+b                  => a+b
          a%2Bb                => a+b
          %E2%82%AC            => €
          %F0%9F%90%88         => 🐈
          !$&'()*,~._-         => !$&'()*,~._-
          ..                   => ..
          a|b"c[d]             => a|b"c[d]
          %25                  => %
          """)
  void aParameterIsOneSegmentDecodedAfterwards(String segment, String decoded) {
    assertThat(answer("GET", "/_matrix/client/v3/profile/" + segment))
        .isEqualTo("GET /_matrix/client/v3/profile/{userId} <" + decoded + ">");
  }

  @ParameterizedTest
  @CsvSource({"%ZZ", "%4", "%", "%C3%28", "%ED%A0%80", "%C0%AF", "%00", "a%FF", "\u00e4"})
  void aBadlyEncodedParameterIsRefused(String segment) {
    assertThat(answer("GET", "/_matrix/client/v3/profile/" + segment))
        .isEqualTo("400 M_INVALID_PARAM");
  }

  @Test
  void eachVersionIsARouteOfItsOwn() {
    assertThat(answer("GET", "/_matrix/client/r0/profile/x"))
        .isEqualTo("GET /_matrix/client/r0/profile/{userId} <x>");
    assertThat(answer("GET", "/_matrix/client/v1/profile/x")).isEqualTo("404 M_UNRECOGNIZED");
    assertThat(answer("GET", "/_matrix/client/unstable/org.matrix.msc1/thing")).startsWith("GET");
  }

  @Test
  void aLiteralSegmentGoesBeforeAParameter() {
    assertThat(answer("GET", "/_matrix/client/v3/profile/special"))
        .isEqualTo("GET /_matrix/client/v3/profile/special");
    assertThat(answer("GET", "/_matrix/client/r0/profile/special"))
        .isEqualTo("GET /_matrix/client/r0/profile/{userId} <special>");
    assertThat(answer("PUT", "/_matrix/client/v3/profile/special")).startsWith("PUT");
  }

  @Test
  void aLiteralSegmentMayBeEncoded() {
    assertThat(answer("GET", "/_matrix/client/v3/prof%69le/x")).startsWith("GET");
  }

  @Test
  void onlyAParameterThatMayBeEmptyTakesATrailingSlash() {
    assertThat(answer("PUT", "/_matrix/client/v3/state/t")).endsWith("<t>");
    assertThat(answer("PUT", "/_matrix/client/v3/state/t/")).endsWith("<t> <>");
    assertThat(answer("PUT", "/_matrix/client/v3/state/t/k")).endsWith("<t> <k>");
    assertThat(answer("PUT", "/_matrix/client/v3/state/t/k/")).isEqualTo("404 M_UNRECOGNIZED");
    assertThat(answer("PUT", "/_matrix/client/v3/state//k")).isEqualTo("404 M_UNRECOGNIZED");
    assertThat(answer("GET", "/_matrix/client/v3/profile/")).isEqualTo("404 M_UNRECOGNIZED");
    assertThat(answer("GET", "/_matrix/client/v3/pushrules/")).startsWith("GET");
    assertThat(answer("GET", "/_matrix/client/v3/pushrules")).isEqualTo("404 M_UNRECOGNIZED");
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing",
    "/_matrix",
    "/_matrix/client/v3",
    "//_matrix/client/v3/profile/x",
    "/_matrix/client/v3/./profile/x",
    "/_matrix/client/v3/x/../profile/x",
    "/_MATRIX/client/v3/profile/x",
    "/_matrix/client/v3/profile/x/y/z/1/2/3/4/5/6/7/8/9"
  })
  void anUnknownPathIsUnrecognized(String path) {
    assertThat(answer("GET", path)).isEqualTo("404 M_UNRECOGNIZED");
  }

  @ParameterizedTest
  @CsvSource({"POST", "DELETE", "PATCH", "BREW"})
  void aKnownPathWithAnotherMethodIsUnrecognizedToo(String method) {
    assertThat(answer(method, "/_matrix/client/v3/profile/x")).isEqualTo("405 M_UNRECOGNIZED");
  }

  @Test
  void aTargetInAbsoluteFormIsRoutedByItsPath() {
    assertThat(answer("GET", "http://a/_matrix/client/v3/profile/x")).endsWith("<x>");
    assertThat(answer("GET", "http://a")).isEqualTo("404 M_UNRECOGNIZED");
  }

  @Test
  void aListenerServesItsResourcesOnly() {
    assertThat(answer("GET", "/_matrix/federation/v1/version")).isEqualTo("404 M_UNRECOGNIZED");
    assertThat(answer("GET", "/health")).isEqualTo("OK");
  }

  @Test
  void routesAreNamedWithoutTheirVersion() {
    assertThat(server.router.routes())
        .extracting(Route::name)
        .containsSubsequence(
            "/health", "/client/profile/{userId}", "/client/thing", "/federation/version");
  }

  @Test
  void aRouteStandsOnce() {
    assertThatThrownBy(
            () -> server.router.client("GET", Router.V3, "/profile/{other}", echo("other")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
