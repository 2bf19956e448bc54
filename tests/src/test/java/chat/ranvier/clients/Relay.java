package chat.ranvier.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way from clients to a server on which connections can be cut. The server may come and go behind
 * it.
 */
final class Relay implements AutoCloseable {
  private final int server;
  private final ServerSocket door;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

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

  /**
   * Cuts each connection that there is now as soon as the server says something on it: what was
   * asked for has been done then, and the client does not get to know it.
   */
  void cutAtNextAnswers() {
    open.forEach(connection -> connection.isCutAtNextAnswer = true);
  }

  private void admit() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException closed) {
      open.forEach(Connection::close);
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), server)) {
      Connection connection = new Connection(client, onward);
      open.add(connection);
      connection.carry();
      open.remove(connection);
    } catch (IOException serverIsGone) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  /** A client's connection and the one to the server that goes with it: where one ends, both do. */
  private static final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile boolean isCutAtNextAnswer;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    /** Carries bytes both ways until an end closes. */
    void carry() throws InterruptedException {
      Thread answers = Thread.ofVirtual().start(this::carryAnswers);
      carryRequests();
      answers.join();
    }

    private void carryRequests() {
      try {
        client.getInputStream().transferTo(server.getOutputStream());
      } catch (IOException gone) {
        return;
      } finally {
        close();
      }
    }

    private void carryAnswers() {
      try {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        int length = in.read(buffer);
        while (length >= 0 && !isCutAtNextAnswer) {
          out.write(buffer, 0, length);
          length = in.read(buffer);
        }
      } catch (IOException gone) {
        return;
      } finally {
        close();
      }
    }

    void close() {
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
