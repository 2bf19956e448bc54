package chat.ranvier.bootstrap.observe.logging;

import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import chat.ranvier.bootstrap.observe.logging.LogPlan.LineForm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Python's format of a line, such as {@code %(asctime)s - %(name)s - %(message)s}, as a pattern of
 * Logback's. Line numbers are always 0: finding them costs more than what is logged.
 */
final class PythonFormat {
  private static final Pattern FIELD =
      Pattern.compile("%(?:\\((\\w+)\\)(-?\\d*)(?:\\.\\d+)?[sdfi]|%)");

  private final Problems problems;

  PythonFormat(Problems problems) {
    this.problems = problems;
  }

  LineForm.Text read(Mapping formatter) {
    formatter
        .find("datefmt")
        .ifPresent(setting -> problems.warning(setting.place(), "datefmt", "has no effect here"));
    return formatter.find("format").orElse(null) instanceof Setting.Text format
        ? new LineForm.Text(pattern(format))
        : LineForm.Text.STANDARD;
  }

  private String pattern(Setting.Text format) {
    StringBuilder pattern = new StringBuilder();
    Matcher field = FIELD.matcher(format.text());
    int end = 0;
    while (field.find()) {
      literal(pattern, format.text().substring(end, field.start()));
      pattern.append(field.group(1) == null ? "\\%" : word(format, field));
      end = field.end();
    }
    literal(pattern, format.text().substring(end));
    return pattern.append("%n").toString();
  }

  private String word(Setting.Text format, Matcher field) {
    String width = "%" + field.group(2);
    return switch (field.group(1)) {
      case "asctime" -> width + "d";
      case "name" -> width + "logger";
      case "levelname" -> width + "levelname";
      case "message" -> width + "msg";
      case "request" -> width + "X{request:--}";
      case "threadName" -> width + "thread";
      case "lineno", "levelno", "process", "thread" -> "0";
      default -> {
        problems.warning(
            format.place(),
            "format",
            "\"" + field.group(1) + "\" is not known here; it stays \"-\"");
        yield "-";
      }
    };
  }

  private static void literal(StringBuilder pattern, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' || c == '\\' || c == '(' || c == ')') {
        pattern.append('\\');
      }
      pattern.append(c);
    }
  }
}
