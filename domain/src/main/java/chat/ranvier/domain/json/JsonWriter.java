package chat.ranvier.domain.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes any JSON value compactly as UTF-8, names in canonical order, decimals as they were read.
 */
public final class JsonWriter {
  private JsonWriter() {}

  /** The value's bytes in UTF-8. */
  public static byte[] toBytes(JsonValue value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    write(value, out);
    return out.toByteArray();
  }

  /** The value's text. */
  public static String toText(JsonValue value) {
    return new String(toBytes(value), StandardCharsets.UTF_8);
  }

  private static void write(JsonValue value, ByteArrayOutputStream out) {
    switch (value) {
      case JsonObject object -> writeObject(object, out);
      case JsonArray array -> writeArray(array, out);
      case JsonString string -> writeString(string.value(), out);
      case JsonInteger integer -> writeAscii(Long.toString(integer.value()), out);
      case JsonDecimal decimal -> writeAscii(decimal.literal(), out);
      case JsonBoolean bool -> writeAscii(bool.value() ? "true" : "false", out);
      case JsonNull ignored -> writeAscii("null", out);
    }
  }

  private static void writeObject(JsonObject object, ByteArrayOutputStream out) {
    char[] separator = {'{'};
    object.forEach(
        (name, member) -> {
          out.write(separator[0]);
          separator[0] = ',';
          writeString(name, out);
          out.write(':');
          write(member, out);
        });
    if (object.isEmpty()) {
      out.write('{');
    }
    out.write('}');
  }

  private static void writeArray(JsonArray array, ByteArrayOutputStream out) {
    out.write('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      write(array.values().get(i), out);
    }
    out.write(']');
  }

  private static void writeString(String text, ByteArrayOutputStream out) {
    out.write('"');
    StringBuilder plain = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> plain.append("\\\"");
        case '\\' -> plain.append("\\\\");
        case '\b' -> plain.append("\\b");
        case '\f' -> plain.append("\\f");
        case '\n' -> plain.append("\\n");
        case '\r' -> plain.append("\\r");
        case '\t' -> plain.append("\\t");
        default -> {
          if (c < ' ') {
            plain
                .append("\\u00")
                .append(c < 0x10 ? '0' : '1')
                .append("0123456789abcdef".charAt(c & 15));
          } else {
            plain.append(c);
          }
        }
      }
    }
    out.writeBytes(plain.toString().getBytes(StandardCharsets.UTF_8));
    out.write('"');
  }

  private static void writeAscii(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
