package chat.ranvier.bootstrap.observe.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are objects of JSON: {@code log} is the message, {@code namespace} the logger, {@code
 * level} the level, {@code time} the time in seconds since 1970; the context, such as {@code
 * request}, stands beside them, and an exception as {@code exc_type}, {@code exc_value} and {@code
 * exc_info}.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private final boolean withTime;

  /**
   * Lines with or without the time, which some collectors add themselves.
   *
   * @param withTime whether {@code time} is there
   */
  JsonLines(boolean withTime) {
    this.withTime = withTime;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    byte[] members = JsonWriter.toBytes(members(event));
    ByteArrayOutputStream line = new ByteArrayOutputStream(members.length + 32);
    line.write('{');
    if (withTime) {
      line.writeBytes(("\"time\":" + seconds(event.getTimeStamp()) + ",").getBytes(UTF_8));
    }
    line.write(members, 1, members.length - 1);
    line.write('\n');
    return line.toByteArray();
  }

  private static JsonObject members(ILoggingEvent event) {
    JsonObject.Builder members = JsonObject.builder();
    event.getMDCPropertyMap().forEach((name, value) -> members.put(name, wellFormed(value)));
    members
        .put("log", wellFormed(event.getFormattedMessage()))
        .put("namespace", event.getLoggerName())
        .put("level", LevelName.of(event.getLevel()))
        .put("thread", wellFormed(event.getThreadName()));
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      members.put("exc_type", thrown.getClassName());
      members.put("exc_value", wellFormed(thrown.getMessage()));
      members.put("exc_info", wellFormed(ThrowableProxyUtil.asString(thrown)));
    }
    return members.build();
  }

  /** Milliseconds as seconds, without the detour over a number that is not exact. */
  private static String seconds(long millis) {
    return String.format("%d.%03d", millis / 1000, millis % 1000);
  }

  /** The text with question marks in place of halves of characters. */
  private static String wellFormed(@Nullable String text) {
    return text == null ? "" : new String(text.getBytes(UTF_8), UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
