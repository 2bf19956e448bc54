package chat.ranvier.domain.json;

import java.nio.charset.StandardCharsets;

/**
 * Writes any JSON value compactly as UTF-8, names in canonical order, decimals as they were read.
 *
 * @see JsonOutput
 */
public final class JsonWriter {
  private JsonWriter() {}

  /**
   * The value's bytes in UTF-8.
   *
   * @throws InvalidJsonException where a string holds a lone surrogate
   */
  public static byte[] toBytes(JsonValue value) {
    return JsonOutput.create().value(value).toBytes();
  }

  /** The value's text. */
  public static String toText(JsonValue value) {
    return new String(toBytes(value), StandardCharsets.UTF_8);
  }

  /** Passes the value's bytes to the sink piece by piece, so that they are never all in memory. */
  public static void write(JsonValue value, ByteSink sink) {
    JsonOutput.into(sink).value(value).flush();
  }
}
