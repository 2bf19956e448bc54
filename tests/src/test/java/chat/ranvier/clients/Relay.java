package chat.ranvier.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way from clients to a server on which all connections can be cut. The server may come and go
 * behind it.
 */
final class Relay implements AutoCloseable {
  private final int server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** A relay to the server on a port of this machine. */
  Relay(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::admit);
  }

  /** Where clients reach the server. */
  URI base() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Cuts all connections that there are now, whatever is on the way in them. */
  void cut() {
    for (Socket each : open) {
      try {
        each.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void admit() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void connect(Socket client) {
    open.add(client);
    try (client;
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server)) {
      open.add(onward);
      Thread answers = Thread.ofVirtual().start(() -> carry(onward, client));
      carry(client, onward);
      answers.join();
      open.remove(onward);
    } catch (IOException serverIsGone) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** Carries bytes one way until either end closes, which closes the other. */
  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
