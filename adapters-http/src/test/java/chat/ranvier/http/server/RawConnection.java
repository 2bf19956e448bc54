package chat.ranvier.http.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends what it is told, byte by byte, and reads answers. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;

  public RawConnection(int port) {
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends these characters, each as one byte. */
  public RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends as much of this as the server takes. */
  public RawConnection sendWhatGoes(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return this;
    }
    return this;
  }

  public RawConnection get(String target) {
    return send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  public RawConnection post(String target, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    send("POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + bytes.length + "\r\n\r\n");
    return send(bytes);
  }

  /** The next answer. */
  public RawAnswer read() {
    return read(true);
  }

  /** The next answer, which has no body whatever its head says. */
  public RawAnswer readHead() {
    return read(false);
  }

  /** Whether the server closes the connection without another byte. */
  public boolean isClosedByServer() {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RawAnswer read(boolean withBody) {
    try {
      String[] status = line().split(" ", 3);
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.merge(
            line.substring(0, colon).toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip(),
            (first, second) -> first + ", " + second);
      }
      byte[] body = withBody ? body(headers) : new byte[0];
      return new RawAnswer(Integer.parseInt(status[1]), headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      return in.readNBytes(Integer.parseInt(headers.get("content-length")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed after <" + line + ">");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
