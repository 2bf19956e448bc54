package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.environment.testing.RealTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class RequestLogTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("synapse.access.http.tagged");
  private final Logger own = (Logger) LoggerFactory.getLogger(RequestLogTest.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final TestServer server = new TestServer(listener(), new RealTime());

  private static Listener listener() {
    return new Listener(
        new Listener.Tcp("127.0.0.1", 0),
        "tagged",
        Optional.empty(),
        true,
        Optional.of("X-Request-Id"),
        EnumSet.of(ListenerResource.CLIENT),
        EnumSet.noneOf(ListenerResource.class));
  }

  @BeforeEach
  void start() {
    lines.start();
    log.addAppender(lines);
    own.addAppender(lines);
    log.setLevel(Level.INFO);
    server.router.get("/hello", exchange -> hello());
    server.router.get("/whoami", (exchange, requester) -> Answer.text(200, "me"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    log.detachAppender(lines);
    own.detachAppender(lines);
  }

  private Answer hello() {
    own.info("in the middle");
    StorageUse.CURRENT.get().transaction(2_000_000, 31_000_000);
    StorageUse.CURRENT.get().transaction(0, 0);
    StorageUse.CURRENT.get().eventsRead(7);
    return Answer.text(200, "hello");
  }

  private String send(String head) {
    try (RawConnection connection = server.connect()) {
      connection.send(head + "\r\nHost: a\r\nConnection: close\r\n\r\n").read();
      assertThat(connection.isClosedByServer()).isTrue();
    }
    return lines.list.getLast().getFormattedMessage();
  }

  @Test
  void aLineHasTheDocumentedFields() {
    String line =
        send("GET /hello?a=b HTTP/1.1\r\nUser-Agent: Test/1\r\nX-Forwarded-For: 192.0.2.1");
    assertThat(line)
        .matches(
            "192\\.0\\.2\\.1 - tagged - \\{} Processed request: \\d+\\.\\d{3}sec/\\d+\\.\\d{3}sec"
                + " \\(0\\.000sec, 0\\.000sec\\) \\(0\\.002sec/0\\.031sec/2\\) 5B 200"
                + " \"GET /hello\\?a=b HTTP/1\\.1\" \"Test/1\" \\[7 dbevts]");
  }

  @Test
  void allLinesOfARequestCarryItsId() {
    send("GET /hello HTTP/1.1\r\nX-Request-Id: abc-1");
    assertThat(lines.list)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsEntry("request", "abc-1"));
  }

  @Test
  void withoutAnIdOfItsOwnARequestIsCounted() {
    send("GET /hello HTTP/1.1");
    send("GET /hello HTTP/1.1\r\nX-Request-Id: forged \"id");
    List<String> ids = lines.list.stream().map(l -> l.getMDCPropertyMap().get("request")).toList();
    assertThat(ids).containsExactly("GET-0", "GET-0", "GET-1", "GET-1");
  }

  @Test
  void aTokenIsNotWrittenDown() {
    String line = send("GET /whoami?b=1&access_token=alice&access_token=x HTTP/1.1");
    assertThat(line)
        .contains("{@alice:a}")
        .contains("?b=1&access_token=<redacted>&access_token=<redacted> HTTP")
        .doesNotContain("=alice");
  }

  @Test
  void aClientCannotForgeALine() {
    String line = send("GET /hello\u001b[2J\u00e9\" HTTP/1.1\r\nUser-Agent: a\" \\b");
    assertThat(line).contains("\"GET /hello?[2J?? HTTP/1.1\" \"a? ?b\"");
  }

  @Test
  void healthAndPreflightsAreNotLogged() {
    assertThat(server.get("/health").text()).isEqualTo("OK");
    send("GET /hello HTTP/1.1");
    send("OPTIONS /hello HTTP/1.1");
    assertThat(lines.list).hasSize(2);
  }

  @Test
  void anObserverIsToldOfEveryRequest() {
    send("GET /hello HTTP/1.1");
    send("BREW /nowhere HTTP/1.1");
    assertThat(server.finished)
        .extracting(FinishedRequest::method, FinishedRequest::route, FinishedRequest::status)
        .containsExactly(
            tuple("GET", "/hello", 200), tuple("OTHER", FinishedRequest.NO_ROUTE, 404));
  }
}
