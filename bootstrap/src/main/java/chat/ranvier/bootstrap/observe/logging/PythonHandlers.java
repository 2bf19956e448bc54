package chat.ranvier.bootstrap.observe.logging;

import ch.qos.logback.classic.Level;
import chat.ranvier.bootstrap.config.source.Problems;
import chat.ranvier.bootstrap.config.source.Setting;
import chat.ranvier.bootstrap.config.source.Setting.Mapping;
import chat.ranvier.bootstrap.observe.logging.LogPlan.LineForm;
import chat.ranvier.bootstrap.observe.logging.LogPlan.Target;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The handlers and formatters of Python's logging configuration, by their names. */
final class PythonHandlers {
  private static final String CLASS = "class";

  private final Mapping formatters;
  private final Mapping handlers;
  private final Problems problems;

  PythonHandlers(Mapping formatters, Mapping handlers, Problems problems) {
    this.formatters = formatters;
    this.handlers = handlers;
    this.problems = problems;
  }

  /** Where the handler of this name sends lines; empty where it sends them nowhere. */
  Optional<Target> target(Setting.Text name) {
    return target(name, Level.TRACE, new HashSet<>());
  }

  private Optional<Target> target(Setting.Text name, Level atLeast, Set<String> passed) {
    if (!(handlers.find(name.text()).orElse(null) instanceof Mapping handler)
        || !passed.add(name.text())) {
      problems.error(name.place(), "handlers", "there is no handler \"" + name.text() + "\"");
      return Optional.empty();
    }
    Level own =
        handler.find("level").flatMap(set -> PythonLevels.read(set, problems)).orElse(Level.TRACE);
    Level level = own.isGreaterOrEqual(atLeast) ? own : atLeast;
    return switch (text(handler, CLASS).orElse("")) {
      case "synapse.logging.handlers.PeriodicallyFlushingMemoryHandler",
          "logging.handlers.MemoryHandler" ->
          handler.find("target").orElse(null) instanceof Setting.Text behind
              ? target(behind, level, passed)
              : missing(handler, "target");
      case "logging.StreamHandler" ->
          Optional.of(new Target(console(handler), form(handler), level));
      case "logging.FileHandler", "logging.handlers.WatchedFileHandler" ->
          file(handler).map(file -> new Target(new Target.Growing(file), form(handler), level));
      case "logging.handlers.RotatingFileHandler" ->
          file(handler).map(file -> new Target(bySize(handler, file), form(handler), level));
      case "logging.handlers.TimedRotatingFileHandler" ->
          file(handler).map(file -> new Target(byDay(handler, file), form(handler), level));
      default -> unsupported(name, handler);
    };
  }

  private Optional<Target> unsupported(Setting.Text name, Mapping handler) {
    String type = text(handler, CLASS).orElse("no class");
    problems.warning(
        handler.place(),
        "handlers." + name.text(),
        "is left out: " + type + " is not supported; a console, a file or a logback.xml is");
    return Optional.empty();
  }

  private static Target.Console console(Mapping handler) {
    return new Target.Console(!text(handler, "stream").orElse("").endsWith("stdout"));
  }

  private Target.Place bySize(Mapping handler, Path file) {
    long maxBytes = number(handler, "maxBytes");
    return maxBytes == 0
        ? new Target.Growing(file)
        : new Target.RolledBySize(file, maxBytes, (int) number(handler, "backupCount"));
  }

  private Target.RolledByDay byDay(Mapping handler, Path file) {
    Setting when = handler.find("when").orElse(null);
    if (!(when instanceof Setting.Text text && text.text().equalsIgnoreCase("midnight"))) {
      problems.warning(handler.place(), "when", "is taken for midnight");
    }
    return new Target.RolledByDay(file, (int) number(handler, "backupCount"));
  }

  private Optional<Path> file(Mapping handler) {
    Optional<Path> file = text(handler, "filename").map(Path::of);
    return file.isPresent() ? file : missing(handler, "filename");
  }

  private <T> Optional<T> missing(Mapping handler, String option) {
    problems.error(handler.place(), option, "is missing");
    return Optional.empty();
  }

  private LineForm form(Mapping handler) {
    Optional<String> name = text(handler, "formatter");
    if (name.isEmpty()) {
      return LineForm.Text.STANDARD;
    }
    if (!(formatters.find(name.get()).orElse(null) instanceof Mapping formatter)) {
      problems.error(handler.place(), "formatter", "there is no formatter \"" + name.get() + "\"");
      return LineForm.Text.STANDARD;
    }
    return switch (text(formatter, CLASS).orElse("")) {
      case "synapse.logging.TerseJsonFormatter" -> new LineForm.Json(true);
      case "synapse.logging.JsonFormatter" -> new LineForm.Json(false);
      default -> new PythonFormat(problems).read(formatter);
    };
  }

  private long number(Mapping handler, String option) {
    Setting setting = handler.find(option).orElse(null);
    if (setting instanceof Setting.Text text && text.text().matches("\\d{1,15}")) {
      return Long.parseLong(text.text());
    }
    if (setting != null) {
      problems.error(setting.place(), option, "must be a number");
    }
    return 0;
  }

  private static Optional<String> text(Mapping mapping, String option) {
    return mapping.find(option).orElse(null) instanceof Setting.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }
}
