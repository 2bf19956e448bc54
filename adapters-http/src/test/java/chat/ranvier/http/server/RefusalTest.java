package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimit;
import chat.ranvier.application.ratelimit.RateLimiter;
import chat.ranvier.domain.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How refusals are answered, and who is let in. */
final class RefusalTest {
  private final TestServer server = new TestServer();

  @BeforeEach
  void start() {
    Router router = server.router;
    RateLimiter limiter = new RateLimiter(new ManualTime(), new RateLimit(0.4, 1));
    router.get("/fail/{code}", exchange -> fail(exchange.pathParameter("code")));
    router.get("/user/{userId}", exchange -> Answer.text(200, exchange.userId("userId").value()));
    router.get("/limited", Limited.byAddress(limiter, exchange -> Answer.empty()));
    router.get("/endless", exchange -> endless(exchange));
    router.get("/number", exchange -> Answer.text(200, exchange.queryInteger("n").orElse(-1) + ""));
    router.get(
        "/flag", exchange -> Answer.text(200, exchange.queryBoolean("f").orElse(false) + ""));
    router.get("/required", exchange -> Answer.text(200, exchange.requiredQuery("q")));
    router.get("/queries", exchange -> Answer.text(200, String.join("|", exchange.queries("q"))));
    router.get("/whoami", (exchange, requester) -> Answer.text(200, requester.user().value()));
    router.route("GET", "/guests", Admission.USERS_AND_GUESTS, (exchange, who) -> Answer.empty());
    router.route("GET", "/logout", Admission.USERS_EVEN_LOCKED, (exchange, who) -> Answer.empty());
    router.route("GET", "/admin", Admission.ADMINISTRATORS, (exchange, who) -> Answer.empty());
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Answer fail(String code) {
    if (code.equals("memory")) {
      throw new OutOfMemoryError("a test");
    }
    if (code.equals("unlinked")) {
      throw new NoClassDefFoundError("a test");
    }
    throw switch (code) {
      case "broken" -> new IllegalStateException("secret details");
      case "answered" -> new AnswerException(Answer.json(401, JsonObject.of("session", "s")));
      case "limited" -> MatrixFailure.limitExceeded(1_001);
      default -> new MatrixFailure(ErrorCode.valueOf(code), "because", JsonObject.of("extra", "e"));
    };
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Answer endless(Exchange exchange) {
    return endless(exchange);
  }

  private String error(String target) {
    return server.get(target).error();
  }

  private String as(String token, String target) {
    try (RawConnection connection = server.connect()) {
      connection.send(
          "GET " + target + " HTTP/1.1\r\nHost: a\r\nAuthorization: " + token + "\r\n\r\n");
      RawAnswer answer = connection.read();
      return answer.status() == 200 ? answer.text() : answer.error();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_JSON,400",
    "FORBIDDEN,403",
    "MISSING_TOKEN,401",
    "NOT_FOUND,404",
    "TOO_LARGE,413",
    "UNKNOWN_TOKEN,401",
    "USER_DEACTIVATED,403",
    "WRONG_ROOM_KEYS_VERSION,403",
    "UNKNOWN,400"
  })
  void aRefusalHasTheStatusOfItsCodeAndItsFurtherFields(String code, int status) {
    RawAnswer answer = server.get("/fail/" + code);
    assertThat(answer.error()).isEqualTo(status + " M_" + code);
    assertThat(answer.json().string("error")).hasValue("because");
    assertThat(answer.json().string("extra")).hasValue("e");
  }

  @Test
  void whoComesTooOftenIsToldWhenToComeAgain() {
    RawAnswer answer = server.get("/fail/limited");
    assertThat(answer.error()).isEqualTo("429 M_LIMIT_EXCEEDED");
    assertThat(answer.json().integer("retry_after_ms")).hasValue(1_001);
    assertThat(answer.header("retry-after")).isEqualTo("2");
    assertThat(server.get("/limited").status()).isEqualTo(200);
    assertThat(server.get("/limited").header("retry-after")).isEqualTo("3");
  }

  @Test
  void whatBreaksIsAnsweredWithoutItsReason() {
    RawAnswer answer = server.get("/fail/broken");
    assertThat(answer.error()).isEqualTo("500 M_UNKNOWN");
    assertThat(answer.text()).contains("Internal server error").doesNotContain("secret");
    assertThat(error("/endless")).isEqualTo("500 M_UNKNOWN");
  }

  @Test
  void wantOfMemoryIsFatalAndOtherErrorsAreTheRequestsOwn() {
    assertThat(error("/fail/unlinked")).isEqualTo("500 M_UNKNOWN");
    assertThat(server.fatal).isEmpty();
    assertThat(error("/fail/memory")).isEqualTo("500 M_UNKNOWN");
    assertThat(server.fatal).singleElement().isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void anEndpointMayEndWithAnAnswerFromWhereverItIs() {
    RawAnswer answer = server.get("/fail/answered");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"session\":\"s\"}");
  }

  @Test
  void anIdentifierThatIsNoneIsAnInvalidParameter() {
    assertThat(server.get("/user/@a:b").text()).isEqualTo("@a:b");
    assertThat(error("/user/a")).isEqualTo("400 M_INVALID_PARAM");
    assertThat(error("/user/@" + "a".repeat(300) + ":b")).isEqualTo("400 M_INVALID_PARAM");
  }

  @Test
  void queriesAreDecodedAsFormsAre() {
    assertThat(server.get("/queries?q=a+b&x=1&q=c%2Bd&q&=e&&q=%C3%A9=%26").text())
        .isEqualTo("a b|c+d||é=&");
    assertThat(server.get("/required?q={\"a\":[1]}").text()).isEqualTo("{\"a\":[1]}");
    assertThat(error("/required?q=%ZZ")).isEqualTo("400 M_INVALID_PARAM");
    assertThat(error("/required?q=%00")).isEqualTo("400 M_INVALID_PARAM");
    assertThat(error("/required")).isEqualTo("400 M_MISSING_PARAM");
  }

  @Test
  void numbersAndTruthsInQueriesAreChecked() {
    assertThat(server.get("/number?n=12").text()).isEqualTo("12");
    assertThat(server.get("/number").text()).isEqualTo("-1");
    assertThat(error("/number?n=1.5")).isEqualTo("400 M_INVALID_PARAM");
    assertThat(error("/number?n=99999999999999999999")).isEqualTo("400 M_INVALID_PARAM");
    assertThat(server.get("/flag?f=true").text()).isEqualTo("true");
    assertThat(error("/flag?f=1")).isEqualTo("400 M_INVALID_PARAM");
  }

  @Test
  void aTokenComesInTheHeaderOrInTheQuery() {
    assertThat(as("Bearer alice", "/whoami")).isEqualTo("@alice:a");
    assertThat(as("bearer  alice ", "/whoami")).isEqualTo("@alice:a");
    assertThat(server.get("/whoami?access_token=alice").text()).isEqualTo("@alice:a");
    assertThat(error("/whoami")).isEqualTo("401 M_MISSING_TOKEN");
    assertThat(as("Basic alice", "/whoami")).isEqualTo("401 M_MISSING_TOKEN");
    assertThat(as("Bearer alice\r\nAuthorization: Bearer admin", "/whoami"))
        .isEqualTo("401 M_MISSING_TOKEN");
    assertThat(as("Bearer mallory", "/whoami")).isEqualTo("401 M_UNKNOWN_TOKEN");
  }

  @Test
  void guestsAreLetInWhereThatIsSaid() {
    assertThat(as("Bearer guest", "/whoami")).isEqualTo("403 M_GUEST_ACCESS_FORBIDDEN");
    assertThat(as("Bearer guest", "/guests")).isEqualTo("{}");
    assertThat(as("Bearer guest", "/admin")).isEqualTo("403 M_GUEST_ACCESS_FORBIDDEN");
  }

  @Test
  void whoIsLockedMayLogOutAndNothingElse() {
    assertThat(as("Bearer locked", "/whoami")).isEqualTo("401 M_USER_LOCKED");
    assertThat(as("Bearer locked", "/logout")).isEqualTo("{}");
  }

  @Test
  void onlyAdministratorsAdministrate() {
    assertThat(as("Bearer admin", "/admin")).isEqualTo("{}");
    assertThat(as("Bearer alice", "/admin")).isEqualTo("403 M_FORBIDDEN");
    assertThat(error("/admin")).isEqualTo("401 M_MISSING_TOKEN");
  }
}
