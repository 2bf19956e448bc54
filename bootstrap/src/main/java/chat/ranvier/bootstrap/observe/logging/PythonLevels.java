package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.Level;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import java.util.Locale;
import java.util.Optional;

/** Python's levels of logging, by name or by number. */
final class PythonLevels {
  private PythonLevels() {}

  static Optional<Level> read(Setting setting, Problems problems) {
    if (setting instanceof Setting.Text text) {
      Optional<Level> level = named(text.text());
      if (level.isPresent()) {
        return level;
      }
    }
    problems.error(
        setting.place(), "level", "must be DEBUG, INFO, WARNING, ERROR, CRITICAL or a number");
    return Optional.empty();
  }

  private static Optional<Level> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "NOTSET", "0" -> Optional.of(Level.TRACE);
      case "DEBUG", "10" -> Optional.of(Level.DEBUG);
      case "INFO", "20" -> Optional.of(Level.INFO);
      case "WARNING", "WARN", "30" -> Optional.of(Level.WARN);
      case "ERROR", "CRITICAL", "FATAL", "40", "50" -> Optional.of(Level.ERROR);
      default -> Optional.empty();
    };
  }
}
