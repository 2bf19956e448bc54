package chat.ranvier.http.server;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.testing.RealTime;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server on a free port of this machine, with routes that a test adds. */
public final class TestServer implements AutoCloseable {
  public static final RequestLimits LIMITS =
      new RequestLimits(
          64 << 10,
          4 << 10,
          8 << 10,
          16 << 10,
          RequestLimits.of(1 << 30).stall(),
          RequestLimits.of(1 << 30).idle(),
          1 << 30);

  public final Router router = new Router((token, from, agent) -> requester(token));
  public final TestThreads threads = new TestThreads();
  public final Queue<FinishedRequest> finished = new ConcurrentLinkedQueue<>();
  public final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();
  private final MatrixServer server;

  public TestServer() {
    this(plain(), new RealTime());
  }

  public TestServer(Listener listener, Time time) {
    router.get("/health", exchange -> Answer.text(200, "OK"));
    server = new MatrixServer(router, List.of(listener), "1.2.3", LIMITS, surroundings(time));
  }

  /** A listener for clients that compresses, on any free port. */
  public static Listener plain() {
    return new Listener(
        new Listener.Tcp("127.0.0.1", 0),
        "8008",
        Optional.empty(),
        false,
        Optional.empty(),
        EnumSet.of(ListenerResource.CLIENT),
        EnumSet.of(ListenerResource.CLIENT));
  }

  public TestServer start() {
    server.start();
    return this;
  }

  public int port() {
    return server.port(0);
  }

  public RawConnection connect() {
    return new RawConnection(port());
  }

  /** The answer to one {@code GET} on a connection of its own. */
  public RawAnswer get(String target) {
    try (RawConnection connection = connect()) {
      return connection.get(target).read();
    }
  }

  /** The answer to one {@code POST} on a connection of its own. */
  public RawAnswer post(String target, String body) {
    try (RawConnection connection = connect()) {
      return connection.post(target, body).read();
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private Surroundings surroundings(Time time) {
    RequestObserver observer =
        new RequestObserver() {
          @Override
          public void started(String method, String route) {}

          @Override
          public void finished(FinishedRequest request) {
            finished.add(request);
          }
        };
    return new Surroundings(
        time,
        threads,
        observer,
        RequestTracing.withoutParents(new NoTracing()),
        (where, error) -> fatal.add(error));
  }

  private static Requester requester(String token) {
    Standing standing =
        switch (token) {
          case "alice" -> Standing.ORDINARY;
          case "guest" -> Standing.GUEST;
          case "admin" -> Standing.ADMIN;
          case "locked" -> new Standing(false, false, false, true, false);
          default -> throw new MatrixFailure(ErrorCode.UNKNOWN_TOKEN, "Unknown access token");
        };
    return new Requester(
        UserId.parse("@" + token + ":a"),
        Optional.of(new DeviceId("D")),
        TokenHash.of(token),
        standing);
  }
}
