package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JSON text in the making, in UTF-8: trees, single values and pieces that were rendered before, in
 * any mixture. It sets the commas; that brackets match and names are followed by values is up to
 * the caller. Not for use by several threads.
 */
public final class JsonOutput {
  private static final int PIECE = 16_384;
  private static final int LONGEST_CHARACTER = 6;
  private static final int SHORT = 12;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /**
   * By ASCII character: 0 where it stands for itself, 'u' where only its code does, else a letter.
   */
  private static final byte[] ESCAPES = escapes();

  private final @Nullable ByteSink sink;
  private byte[] buffer;
  private int length;
  private boolean afterValue;

  private JsonOutput(int capacity, @Nullable ByteSink sink) {
    this.buffer = new byte[capacity];
    this.sink = sink;
  }

  /** An empty output that keeps everything. */
  public static JsonOutput create() {
    return sized(512);
  }

  /** An empty output that keeps everything, with room for about so many bytes. */
  public static JsonOutput sized(int bytes) {
    return new JsonOutput(bytes, null);
  }

  /** An empty output that passes on what it has, about 16 KiB at a time, and on {@link #flush}. */
  public static JsonOutput into(ByteSink sink) {
    return new JsonOutput(PIECE + 512, sink);
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[128];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    escapes['\b'] = 'b';
    escapes['\f'] = 'f';
    escapes['\n'] = 'n';
    escapes['\r'] = 'r';
    escapes['\t'] = 't';
    return escapes;
  }

  /** Opens an object. */
  public JsonOutput beginObject() {
    return open('{');
  }

  /** Closes the innermost object. */
  public JsonOutput endObject() {
    return close('}');
  }

  /** Opens an array. */
  public JsonOutput beginArray() {
    return open('[');
  }

  /** Closes the innermost array. */
  public JsonOutput endArray() {
    return close(']');
  }

  /** The name of the member whose value comes next. */
  public JsonOutput name(String name) {
    separate();
    text(name);
    put(':');
    afterValue = false;
    return this;
  }

  /** A value, names in canonical order. */
  public JsonOutput value(JsonValue value) {
    separate();
    write(value);
    return valueDone();
  }

  /** A string. */
  public JsonOutput value(String text) {
    separate();
    text(text);
    return valueDone();
  }

  /** An integer. */
  public JsonOutput value(long integer) {
    separate();
    number(integer);
    return valueDone();
  }

  /** A truth value. */
  public JsonOutput value(boolean truth) {
    separate();
    append(truth ? TRUE : FALSE);
    return valueDone();
  }

  /** A value that was rendered before: the bytes go out as they are. */
  public JsonOutput raw(byte[] rendered) {
    separate();
    append(rendered);
    return valueDone();
  }

  /** The bytes since the last flush. */
  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** The number of bytes since the last flush. */
  public int size() {
    return length;
  }

  /** Passes on what is kept, where there is a sink for it. */
  public void flush() {
    if (sink != null && length > 0) {
      sink.write(buffer, 0, length);
      length = 0;
    }
  }

  private JsonOutput open(char bracket) {
    separate();
    put(bracket);
    afterValue = false;
    return this;
  }

  private JsonOutput close(char bracket) {
    put(bracket);
    return valueDone();
  }

  private void separate() {
    if (afterValue) {
      put(',');
    }
  }

  private JsonOutput valueDone() {
    afterValue = true;
    if (sink != null && length >= PIECE) {
      flush();
    }
    return this;
  }

  private void write(JsonValue value) {
    switch (value) {
      case JsonObject object -> write(object);
      case JsonArray array -> write(array);
      case JsonString string -> text(string.value());
      case JsonInteger integer -> number(integer.value());
      case JsonDecimal decimal -> append(decimal.literal().getBytes(StandardCharsets.US_ASCII));
      case JsonBoolean bool -> append(bool.value() ? TRUE : FALSE);
      case JsonNull ignored -> append(NULL);
    }
  }

  private void write(JsonObject object) {
    put('{');
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        put(',');
      }
      text(object.nameAt(i));
      put(':');
      write(object.valueAt(i));
    }
    put('}');
    valueDone();
  }

  private void write(JsonArray array) {
    put('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        put(',');
      }
      write(array.values().get(i));
    }
    put(']');
    valueDone();
  }

  private void text(String text) {
    put('"');
    int plain = text.length() < SHORT ? shortText(text) : longText(text);
    if (plain < text.length()) {
      anyText(text, plain);
    }
    put('"');
  }

  /** Writes the plain ASCII that the text begins with; answers how much that is. */
  private int shortText(String text) {
    reserve(text.length());
    int i = 0;
    while (i < text.length() && text.charAt(i) < 0x80 && ESCAPES[text.charAt(i)] == 0) {
      buffer[length++] = (byte) text.charAt(i);
      i++;
    }
    return i;
  }

  /*
   * Encoding and copying a text as a whole is what the virtual machine does best. A lone surrogate
   * is encoded as a question mark: one that does not stand in the text is where the plain part ends.
   */
  private int longText(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int plain = AsciiScan.plainEndOrQuestionMark(encoded, 0);
    while (plain < encoded.length && encoded[plain] == '?' && text.charAt(plain) == '?') {
      plain = AsciiScan.plainEndOrQuestionMark(encoded, plain + 1);
    }
    append(encoded, plain);
    return plain;
  }

  private void anyText(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      reserve(LONGEST_CHARACTER);
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (Character.isSurrogate(c)) {
        pair(text, i);
        i++;
      } else {
        multibyte(c);
      }
    }
  }

  private void ascii(char c) {
    byte escape = ESCAPES[c];
    if (escape == 0) {
      buffer[length++] = (byte) c;
      return;
    }
    buffer[length++] = '\\';
    buffer[length++] = escape;
    if (escape == 'u') {
      buffer[length++] = '0';
      buffer[length++] = '0';
      buffer[length++] = HEX[c >> 4];
      buffer[length++] = HEX[c & 15];
    }
  }

  private void multibyte(char c) {
    if (c < 0x800) {
      buffer[length++] = (byte) (0xC0 | (c >> 6));
    } else {
      buffer[length++] = (byte) (0xE0 | (c >> 12));
      buffer[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    }
    buffer[length++] = (byte) (0x80 | (c & 0x3F));
  }

  private void pair(String text, int index) {
    int codePoint = text.codePointAt(index);
    if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      throw new InvalidJsonException(Kind.BAD_JSON, "JSON string with a lone surrogate");
    }
    buffer[length++] = (byte) (0xF0 | (codePoint >> 18));
    buffer[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    buffer[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    buffer[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void number(long integer) {
    append(Long.toString(integer).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void append(byte[] bytes) {
    append(bytes, bytes.length);
  }

  private void append(byte[] bytes, int count) {
    reserve(count);
    System.arraycopy(bytes, 0, buffer, length, count);
    length += count;
  }

  private void put(char ascii) {
    reserve(1);
    buffer[length++] = (byte) ascii;
  }

  private void reserve(int bytes) {
    if (buffer.length - length < bytes) {
      buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(length, bytes), buffer.length * 2));
    }
  }
}
