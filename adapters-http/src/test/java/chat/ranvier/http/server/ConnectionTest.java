package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections: kept, closed, pipelined, and those that try to smuggle a request past a proxy. */
final class ConnectionTest {
  private final TestServer server = new TestServer();
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @BeforeEach
  void start() {
    server.router.get("/path/{name}", exchange -> Answer.text(200, exchange.pathParameter("name")));
    server.router.post("/body", exchange -> Answer.json(exchange.body()));
    server.router.get("/slow", exchange -> slow());
    server.start();
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    server.close();
  }

  private Answer slow() {
    running.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Answer.text(200, "done");
  }

  @Test
  void aConnectionIsKeptForTheNextRequest() {
    try (RawConnection connection = server.connect()) {
      for (int i = 0; i < 5; i++) {
        assertThat(connection.get("/path/" + i).read().text()).isEqualTo(i + "");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: close",
        "connection:close",
        "Connection: Close",
        "Connection: x, close"
      })
  void aClientThatWantsTheConnectionClosedGetsItClosed(String header) {
    try (RawConnection connection = server.connect()) {
      connection.send("GET /path/a HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n");
      RawAnswer answer = connection.read();
      assertThat(answer.text()).isEqualTo("a");
      assertThat(answer.header("connection")).isEqualTo("close");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  /** CVE-2024-41671: pipelined requests were answered out of their order. */
  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() {
    try (RawConnection connection = server.connect()) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        requests.append("GET /path/").append(i).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
        requests.append("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{\"a\":1  }");
      }
      connection.send(requests.toString());
      for (int i = 0; i < 50; i++) {
        assertThat(connection.read().text()).isEqualTo(i + "");
        assertThat(connection.read().text()).isEqualTo("{\"a\":1}");
      }
    }
  }

  /** CVE-2020-10108, CVE-2020-10109: two lengths, or a length and chunks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 30",
        "Content-Length: 30\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Length: 2",
        "Content-Length: 2, 30",
        "Content-Length: 2\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 2",
        "Content-Length: +2",
        "Content-Length: -2",
        "Content-Length: 0x2",
        "Content-Length: 2a",
        "Content-Length: ",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: ",
        "Content-Length : 2",
        " Content-Length: 2",
        "Content-Length: 2\r\n folded: 3",
        "Content\u0000Length: 2",
        "X: a\u0000b",
        "X"
      })
  void aHeadThatCanBeReadInTwoWaysIsRefusedAndEndsTheConnection(String headers) {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n");
      connection.sendWhatGoes("{}GET /path/smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
      RawAnswer answer = connection.read();
      assertThat(answer.error()).isEqualTo("400 M_UNKNOWN");
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /path/a HTTP/1.1\nHost: a\n\n",
        "GET /path/a HTTP/1.1\r\nHost: a\nX: GET /path/b HTTP/1.1\r\n\r\n",
        "GET /path/a HTTP/1.1\rX: y\r\nHost: a\r\n\r\n",
        "GET  /path/a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /path/a  HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /path/a HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET /path/a http/1.1\r\nHost: a\r\n\r\n",
        "GET /path/a\r\nHost: a\r\n\r\n",
        "GET\r\n\r\n",
        "\r\n\r\n",
        "GET /path/a HTTP/1.1\r\n\r\n",
        "GET /path/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"
      })
  void aMalformedHeadIsRefusedOrEndsTheConnection(String head) {
    try (RawConnection connection = server.connect()) {
      connection.send(head);
      assertThat(connection.read().error()).isEqualTo("400 M_UNKNOWN");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void chunksEndWhereTheySayAndNowhereElse() {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n");
      connection.send("2\r\n{}\r\n0\r\n\r\nGET /path/next HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.read().text()).isEqualTo("{}");
      assertThat(connection.read().text()).isEqualTo("next");
    }
  }

  @Test
  void aRequestInTheOldVersionOfHttpIsAnsweredAndIsTheLast() {
    for (String head : List.of("\r\n\r\n", "\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")) {
      try (RawConnection connection = server.connect()) {
        connection.send("GET /path/a HT").send("TP/1.0" + head);
        RawAnswer answer = connection.read();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("a");
        assertThat(connection.isClosedByServer()).isTrue();
      }
    }
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.0\r\nContent-Length: 2\r\n\r\n{").send("}");
      assertThat(connection.read().text()).isEqualTo("{}");
    }
  }

  @Test
  void aClientThatGoesAwayWithinAHeadIsNoFailure() {
    for (String part : List.of("G", "GET /path/a HTTP/1.1\r\n", "GET /path/a HTTP/1.1\r\nHost:")) {
      server.connect().send(part).close();
    }
    server.close();
    server.threads.join();
  }

  @Test
  void aRequestLineThatIsTooLongIsRefused() {
    RawAnswer answer = server.get("/path/" + "a".repeat(9_000));
    assertThat(answer.error()).isEqualTo("414 M_TOO_LARGE");
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
  }

  @Test
  void aHeadThatIsTooLargeIsRefused() {
    try (RawConnection connection = server.connect()) {
      connection.send("GET /path/a HTTP/1.1\r\nHost: a\r\n");
      for (int i = 0; i < 400; i++) {
        connection.sendWhatGoes(("X-" + i + ": " + "y".repeat(100) + "\r\n"));
      }
      connection.sendWhatGoes("\r\n");
      assertThat(connection.read().error()).isEqualTo("400 M_UNKNOWN");
    }
  }

  @Test
  void aRunningRequestIsAnsweredWhileTheServerStops() throws InterruptedException {
    try (RawConnection connection = server.connect()) {
      connection.get("/slow");
      running.await();
      Thread stopping = Thread.startVirtualThread(server::close);
      mayEnd.countDown();
      RawAnswer answer = connection.read();
      assertThat(answer.text()).isEqualTo("done");
      assertThat(connection.isClosedByServer()).isTrue();
      stopping.join();
    }
  }
}
