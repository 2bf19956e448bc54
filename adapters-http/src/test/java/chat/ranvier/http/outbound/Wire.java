package chat.ranvier.http.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of one behaviour, which notes what it is asked. */
final class Wire implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  /** What is done with each request. */
  interface Behaviour {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  Wire(Behaviour behaviour) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> accept(behaviour));
  }

  static Wire answering(String answer) throws IOException {
    return new Wire(out -> out.write(answer.getBytes(US_ASCII)));
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private void accept(Behaviour behaviour) {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection, behaviour));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket connection, Behaviour behaviour) {
    try (connection) {
      while (true) {
        heads.add(head(connection.getInputStream()));
        behaviour.answer(connection.getOutputStream());
      }
    } catch (IOException gone) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client is gone");
      }
      head.append((char) next);
    }
    int length = head.indexOf("Content-Length: ");
    if (length >= 0) {
      int end = head.indexOf("\r\n", length);
      in.readNBytes(Integer.parseInt(head.substring(length + 16, end)));
    }
    return head.toString();
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> heads() {
    return heads;
  }

  int connections() {
    return connections.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
