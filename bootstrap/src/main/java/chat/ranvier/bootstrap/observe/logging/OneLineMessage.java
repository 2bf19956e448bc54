package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The message of a line, without anything that would end the line or command a terminal: strangers
 * must not be able to forge lines.
 */
final class OneLineMessage extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    return message == null ? "" : escaped(message);
  }

  static String escaped(String message) {
    for (int i = 0; i < message.length(); i++) {
      if (isCommand(message.charAt(i))) {
        return escapedFrom(message, i);
      }
    }
    return message;
  }

  private static String escapedFrom(String message, int first) {
    StringBuilder escaped = new StringBuilder(message.length() + 16).append(message, 0, first);
    for (int i = first; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '\n') {
        escaped.append("\\n");
      } else if (isCommand(c)) {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isCommand(char c) {
    return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029';
  }
}
