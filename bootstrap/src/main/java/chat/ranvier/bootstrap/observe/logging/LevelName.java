package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The name of a line's level as operators of Synapse know it. */
final class LevelName extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return of(event.getLevel());
  }

  static String of(Level level) {
    return level.equals(Level.WARN) ? "WARNING" : level.toString();
  }
}
