package chat.ranvier.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.socket.HelidonSocket;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What arrives on a connection. A request in HTTP/1.0, which the web server does not take but
 * proxies and health checks send, is handed on as one in HTTP/1.1, the only one of its connection.
 */
final class ArrivingBytes implements Supplier<byte @Nullable []> {
  private static final int MAX_HEAD = 64 << 10;
  private static final String OLD = " HTTP/1.0";
  private static final String LINE_END = "\r\n";

  private final HelidonSocket socket;
  private boolean begun;
  private boolean old;

  ArrivingBytes(HelidonSocket socket) {
    this.socket = socket;
  }

  /** Whether the client speaks HTTP/1.0, and takes no answer in chunks. */
  boolean isOld() {
    return old;
  }

  @Override
  public byte @Nullable [] get() {
    if (begun) {
      return socket.get();
    }
    begun = true;
    byte[] first = socket.get();
    return first == null ? null : ofFirstLine(first);
  }

  private byte[] ofFirstLine(byte[] first) {
    byte[] bytes = until(first, "\n");
    String text = new String(bytes, ISO_8859_1);
    int end = text.indexOf(LINE_END);
    if (end < OLD.length() || !text.startsWith(OLD, end - OLD.length())) {
      return bytes;
    }
    old = true;
    String all = new String(until(bytes, LINE_END + LINE_END), ISO_8859_1);
    return renewed(all, end).getBytes(ISO_8859_1);
  }

  private static String renewed(String text, int endOfLine) {
    int endOfHead = text.indexOf(LINE_END + LINE_END);
    String head = text.substring(endOfLine, Math.max(endOfLine, endOfHead));
    boolean isNamed = head.toLowerCase(Locale.ROOT).contains(LINE_END + "host:");
    return text.substring(0, endOfLine - OLD.length())
        + " HTTP/1.1\r\nConnection: close"
        + (isNamed ? "" : "\r\nHost: localhost")
        + text.substring(endOfLine);
  }

  /** These bytes and what comes, until the text is among them, or nothing comes or too much. */
  private byte[] until(byte[] begin, String text) {
    byte[] bytes = begin;
    while (bytes.length < MAX_HEAD && !new String(bytes, ISO_8859_1).contains(text)) {
      byte[] more = socket.get();
      if (more == null) {
        return bytes;
      }
      byte[] longer = new byte[bytes.length + more.length];
      System.arraycopy(bytes, 0, longer, 0, bytes.length);
      System.arraycopy(more, 0, longer, bytes.length, more.length);
      bytes = longer;
    }
    return bytes;
  }
}
