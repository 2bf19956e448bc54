package chat.ranvier.http.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a listener lets clients in: each connection is served by a thread of its own. */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final int BACKLOG = 1024;
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(100);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private final Listener listener;
  private final ServerParts parts;
  private final HttpEngine engine;
  private final ServerSocketChannel door;
  private final Set<ServerConnection> connections = ConcurrentHashMap.newKeySet();
  private final Departures departures = new Departures();

  private Gate(Listener listener, ServerParts parts, ServerSocketChannel door) {
    this.listener = listener;
    this.parts = parts;
    this.engine = new HttpEngine(new RequestPipeline(listener, parts), parts);
    this.door = door;
  }

  /** Listens, and lets clients in from now on. */
  static Gate open(Listener listener, ServerParts parts) throws IOException {
    Gate gate = new Gate(listener, parts, bound(listener.binding()));
    parts.surroundings().threads().start("listener-" + listener.tag(), gate::admit);
    parts.time().after(SWEEP, gate::closeIdle);
    return gate;
  }

  /** The port; -1 where there is none. */
  int port() throws IOException {
    return door.getLocalAddress() instanceof InetSocketAddress internet ? internet.getPort() : -1;
  }

  /** Lets nobody in any more, and closes what waits for a request. */
  void shut() throws IOException {
    door.close();
    if (listener.binding() instanceof Listener.Unix(Path path)) {
      Files.deleteIfExists(path);
    }
    connections.forEach(connection -> connection.close(false));
  }

  /** Waits until everybody has left; who has not by then is thrown out. */
  void awaitEmpty(Duration grace) throws InterruptedException {
    var cut = parts.time().after(grace, () -> connections.forEach(one -> one.close(true)));
    var giveUp = parts.time().after(grace.plusSeconds(1), departures::giveUp);
    try {
      departures.awaitAll();
    } finally {
      cut.cancel();
      giveUp.cancel();
    }
  }

  private static ServerSocketChannel bound(Listener.Binding binding) throws IOException {
    return switch (binding) {
      case Listener.Tcp(String host, int port) ->
          bound(
              ServerSocketChannel.open(),
              host.equals("::")
                  ? new InetSocketAddress(port)
                  : new InetSocketAddress(InetAddress.getByName(host), port));
      case Listener.Unix(Path path) -> {
        Files.deleteIfExists(path);
        yield bound(
            ServerSocketChannel.open(StandardProtocolFamily.UNIX),
            UnixDomainSocketAddress.of(path));
      }
    };
  }

  private static ServerSocketChannel bound(ServerSocketChannel channel, SocketAddress address)
      throws IOException {
    try {
      if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEADDR)) {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      }
      return channel.bind(address, BACKLOG);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void admit() {
    while (door.isOpen()) {
      try {
        SocketChannel client = door.accept();
        departures.expectOne();
        parts.surroundings().threads().start("connection", () -> serve(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("Cannot let a client in on listener {}", listener.tag(), e);
        pause();
      }
    }
  }

  /** There may be no file descriptor left: those who leave give theirs back. */
  private void pause() {
    CountDownLatch over = new CountDownLatch(1);
    parts.time().after(AFTER_REFUSAL, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      converse(client);
    } catch (CloseConnectionException
        | DataReader.InsufficientDataAvailableException
        | IOException
        | UncheckedIOException e) {
      LOG.trace("A connection has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RequestException | HttpException e) {
      LOG.warn("A connection has ended with an error that was not answered", e);
    } finally {
      departures.oneHasLeft();
    }
  }

  private void converse(SocketChannel client) throws IOException, InterruptedException {
    if (client.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    }
    ClientSocket socket =
        listener.tls().isPresent()
            ? ClientSocket.encrypted(client, listener.tls().get())
            : ClientSocket.plain(client);
    ServerConnection connection = engine.connection(socket);
    connections.add(connection);
    try {
      if (!parts.stopping().get()) {
        connection.handle(engine.unlimited());
      }
    } finally {
      connections.remove(connection);
      socket.close();
    }
  }

  private void closeIdle() {
    for (ServerConnection connection : connections) {
      boolean waits = connection instanceof InterruptableTask<?> task && task.canInterrupt();
      if (waits && connection.idleTime().compareTo(parts.limits().idle()) > 0) {
        connection.close(false);
      }
    }
    if (door.isOpen()) {
      parts.time().after(SWEEP, this::closeIdle);
    }
  }
}
