import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection, used by one thread: a request is one write, an answer is read
 * into one buffer that the next answer overwrites.
 *
 * <p>As small as the load needs: requests in ASCII, answers with a {@code Content-Length} or in
 * chunks, no redirects, no compression.
 */
final class Connection implements AutoCloseable {
  private static final byte[] LENGTH = ascii("content-length:");
  private static final byte[] CHUNKED = ascii("transfer-encoding: chunked");
  private static final int TIMEOUT_MILLIS = 120_000;

  private final Server server;
  private Socket socket;
  private InputStream in;
  private byte[] buffer = new byte[8 << 10];
  private int filled;

  Connection(Server server) throws IOException {
    this.server = server;
    open();
  }

  private void open() throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(server.host(), server.port()), 10_000);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = socket.getInputStream();
  }

  /** Sends a request and reads its answer, over a new connection where the server had hung up. */
  Answer exchange(String method, String path, String token, String body) throws IOException {
    byte[] request = ascii(request(method, path, token, body));
    try {
      socket.getOutputStream().write(request);
      filled = 0;
      fill();
    } catch (EOFException | java.net.SocketException hungUp) {
      close();
      open();
      socket.getOutputStream().write(request);
      filled = 0;
      fill();
    }
    return read();
  }

  private String request(String method, String path, String token, String body) {
    String access = token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token;
    String head = method + " " + path + " HTTP/1.1\r\nHost: " + server.host() + access;
    return method.equals("GET")
        ? head + "\r\n\r\n"
        : head
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
  }

  private Answer read() throws IOException {
    int bodyAt;
    while ((bodyAt = endOfHead()) < 0) {
      fill();
    }
    int status = (int) Bytes.number(buffer, 9, bodyAt);
    int lengthAt = Bytes.indexOfIgnoringCase(buffer, 0, bodyAt, LENGTH);
    if (lengthAt >= 0) {
      int end = bodyAt + (int) Bytes.number(buffer, lengthAt + LENGTH.length, bodyAt);
      fillTo(end);
      return new Answer(status, buffer, bodyAt, end);
    }
    if (Bytes.indexOfIgnoringCase(buffer, 0, bodyAt, CHUNKED) >= 0) {
      return new Answer(status, buffer, bodyAt, joinChunks(bodyAt));
    }
    return new Answer(status, buffer, bodyAt, bodyAt);
  }

  private int endOfHead() {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /**
   * Moves the chunks that begin at {@code from} together, in place; returns the end of the body.
   */
  private int joinChunks(int from) throws IOException {
    int end = from;
    int at = from;
    while (true) {
      int lineEnd = endOfLine(at);
      int size = Bytes.hexadecimal(buffer, at, lineEnd);
      int chunk = lineEnd + 1;
      fillTo(chunk + size + 2);
      if (size == 0) {
        return end;
      }
      System.arraycopy(buffer, chunk, buffer, end, size);
      end += size;
      at = chunk + size + 2;
    }
  }

  private int endOfLine(int from) throws IOException {
    for (int i = from; ; i++) {
      fillTo(i + 1);
      if (buffer[i] == '\n') {
        return i;
      }
    }
  }

  private void fillTo(int end) throws IOException {
    while (filled < end) {
      fill();
    }
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("the server hung up");
    }
    filled += count;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
