package chat.ranvier.http.server;

import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.http.HttpLogConfig;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The HTTP server: its listeners, from start to stop. */
public final class MatrixServer implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ServerParts parts;
  private final List<Listener> listeners;
  private final List<WebServer> servers = new ArrayList<>();

  /**
   * A server that does not listen yet.
   *
   * @param version the version of Ranvier, which every answer names
   */
  public MatrixServer(
      Router router,
      List<Listener> listeners,
      String version,
      RequestLimits limits,
      Surroundings surroundings) {
    this.listeners = List.copyOf(listeners);
    this.parts =
        new ServerParts(
            router,
            new AnswerWriter(version),
            new Deadlines(surroundings.time(), limits.stall()),
            limits,
            surroundings,
            new AtomicLong(),
            new AtomicBoolean());
  }

  /**
   * Begins to listen everywhere.
   *
   * @throws ListenException where that is not possible; then nothing listens
   */
  public void start() {
    parts.deadlines().start();
    for (Listener listener : listeners) {
      try {
        servers.add(started(listener));
      } catch (RuntimeException e) {
        close();
        throw new ListenException(listener, e);
      }
    }
  }

  /** The port of a listener, by its place among them; -1 where it is a Unix socket. */
  public int port(int listener) {
    return servers.get(listener).port();
  }

  /**
   * Stops: takes no more connections, lets running requests end for up to five seconds, and returns
   * when all is closed.
   */
  @Override
  public void close() {
    parts.stopping().set(true);
    CountDownLatch stopped = new CountDownLatch(servers.size());
    for (WebServer server : servers) {
      parts
          .surroundings()
          .threads()
          .start(
              "stop-listener",
              () -> {
                try {
                  server.stop();
                } finally {
                  stopped.countDown();
                }
              });
    }
    await(stopped);
    servers.clear();
    parts.deadlines().stop();
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WebServer started(Listener listener) {
    WebServer server = configured(listener).build().start();
    if (!server.isRunning()) {
      throw new IllegalStateException("the address is taken, or may not be used");
    }
    return server;
  }

  private WebServerConfig.Builder configured(Listener listener) {
    WebServerConfig.Builder builder =
        WebServer.builder()
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(
                new Connections(Http1ConnectionSelector.builder().config(protocol()).build()))
            .contentEncoding(
                ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
            .directHandlers(new EarlyErrors(parts.writer()).asHandlers())
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .backlog(1024)
            .idleConnectionTimeout(parts.limits().idle())
            .idleConnectionPeriod(Duration.ofSeconds(30))
            .shutdownGracePeriod(GRACE)
            .routing(HttpRouting.builder().addFilter(new RequestPipeline(listener, parts)));
    listener.tls().ifPresent(context -> builder.tls(Tls.builder().sslContext(context).build()));
    bind(builder, listener.binding());
    return builder;
  }

  private Http1Config protocol() {
    return Http1Config.builder()
        .maxPrologueLength(parts.limits().uriBytes())
        .maxHeadersSize(parts.limits().headerBytes())
        .validatePath(false)
        .validatePrologue(false)
        .validateResponseHeaders(false)
        .sendKeepAliveHeader(false)
        .log(HttpLogConfig.builder().receiveLog(false).sendLog(false).build())
        .addReceiveListener(parts.deadlines())
        .build();
  }

  /** A Unix socket needs channels; elsewhere streams do, which keep half the memory. */
  private static void bind(WebServerConfig.Builder builder, Listener.Binding binding) {
    switch (binding) {
      case Listener.Tcp(String host, int port) ->
          builder.useNio(false).address(address(host)).port(port);
      case Listener.Unix(Path path) -> {
        deleteLeftover(path);
        builder.useNio(true).bindAddress(UnixDomainSocketAddress.of(path));
      }
    }
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException("no such address: " + host, e);
    }
  }

  private static void deleteLeftover(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("in the way of a Unix socket: " + path, e);
    }
  }
}
