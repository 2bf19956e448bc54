import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer in its connection's buffer: valid until the next request over that connection. */
record Answer(int status, byte[] bytes, int from, int to) {

  int length() {
    return to - from;
  }

  String text() {
    return new String(bytes, from, length(), StandardCharsets.UTF_8);
  }

  /**
   * The first string of that name anywhere in the body; names and values of the load need no
   * unescaping.
   */
  String field(String name) throws IOException {
    int value = after(quoted(name), from);
    if (value < 0 || bytes[value] != '"') {
      throw new IOException("no " + name + " in the answer " + text());
    }
    int end = value + 1;
    while (bytes[end] != '"') {
      end++;
    }
    return new String(bytes, value + 1, end - value - 1, StandardCharsets.UTF_8);
  }

  /** Tells the visitor each number that stands anywhere in the body under a (quoted) name. */
  void numbers(byte[] quotedName, java.util.function.IntConsumer visitor) {
    for (int at = after(quotedName, from); at >= 0; at = after(quotedName, at)) {
      visitor.accept((int) Bytes.number(bytes, at, to));
    }
  }

  static byte[] quoted(String name) {
    return ('"' + name + '"').getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where the value behind the next occurrence of a quoted name begins, or -1. */
  private int after(byte[] quotedName, int start) {
    int at = Bytes.indexOf(bytes, start, to, quotedName);
    if (at < 0) {
      return -1;
    }
    at += quotedName.length;
    while (bytes[at] == ' ' || bytes[at] == ':') {
      at++;
    }
    return at;
  }
}
