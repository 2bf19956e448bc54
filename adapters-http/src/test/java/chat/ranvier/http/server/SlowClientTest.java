package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.testing.ManualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that begin something and do not go on. */
final class SlowClientTest {
  private final ManualTime time = new ManualTime();
  private final TestServer server = new TestServer(TestServer.plain(), time);
  private final Semaphore reached = new Semaphore(0);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @BeforeEach
  void start() {
    server.router.post("/body", exchange -> body(exchange));
    server.router.get("/poll", exchange -> poll());
    server.router.get("/endless", exchange -> Answer.stream(out -> endless(out)));
    server.start();
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    server.close();
  }

  private Answer body(Exchange exchange) {
    reached.release();
    return Answer.json(exchange.body());
  }

  private Answer poll() {
    reached.release();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Answer.text(200, "news");
  }

  private void endless(OutputStream out) throws IOException {
    reached.release();
    while (true) {
      out.write(new byte[1 << 16]);
    }
  }

  /** Lets time pass until the server gives the connection up. */
  private boolean isGivenUp(RawConnection connection) {
    Thread passing =
        Thread.startVirtualThread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                time.advance(Duration.ofSeconds(10));
                Thread.onSpinWait();
              }
            });
    try {
      return connection.isClosedByServer();
    } finally {
      passing.interrupt();
    }
  }

  @Test
  void aHeadThatDoesNotEndIsGivenUp() {
    try (RawConnection connection = server.connect()) {
      connection.send("GET /health HTTP/1.1\r\nHost: a\r\nX: ");
      assertThat(isGivenUp(connection)).isTrue();
    }
  }

  @Test
  void aBodyThatDoesNotComeIsGivenUp() throws InterruptedException {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
      reached.acquire();
      assertThat(isGivenUp(connection)).isTrue();
    }
  }

  @Test
  void aBodyThatNobodyReadsAndThatDoesNotComeIsGivenUp() {
    try (RawConnection connection = server.connect()) {
      connection.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{");
      assertThat(isGivenUp(connection)).isTrue();
    }
  }

  @Test
  void anAnswerThatNobodyTakesIsGivenUp() throws InterruptedException {
    try (RawConnection connection = server.connect()) {
      connection.get("/endless");
      reached.acquire();
      while (server.finished.isEmpty()) {
        time.advance(Duration.ofHours(6));
        Thread.onSpinWait();
      }
      assertThat(server.finished.element().route()).isEqualTo("/endless");
    }
  }

  @Test
  void aServerThatStopsDoesNotWaitForEverForALongPoll() throws InterruptedException {
    try (RawConnection connection = server.connect()) {
      connection.get("/poll");
      reached.acquire();
      Thread stopping = Thread.startVirtualThread(server::close);
      while (stopping.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      time.advance(Duration.ofSeconds(5));
      assertThat(connection.read().error()).isEqualTo("503 M_UNKNOWN");
      while (stopping.isAlive()) {
        time.advance(Duration.ofSeconds(1));
        Thread.onSpinWait();
      }
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aLongPollLasts() throws InterruptedException {
    try (RawConnection connection = server.connect()) {
      connection.get("/poll");
      reached.acquire();
      time.advance(Duration.ofHours(6));
      mayEnd.countDown();
      assertThat(connection.read().text()).isEqualTo("news");
    }
  }
}
